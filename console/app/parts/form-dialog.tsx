import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

export interface FormDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** The fields. */
  readonly children: ReactNode;
  readonly help: string;
  /** What came of sending it. */
  readonly sending: { readonly isPending: boolean; readonly error: Error | null; mutate(): void };
  readonly isWhole: boolean;
  readonly action: string;
}

/** A short form over the page: its fields, what they are for, what went wrong, and one button. */
export function FormDialog({ opened, onClose, title, children, help, sending, isWhole, action }: FormDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        {children}
        <p className="muted">{help}</p>
        {sending.error !== null && (
          <p className="why-problem" role="alert">
            {sending.error.message}
          </p>
        )}
        <Button type="submit" loading={sending.isPending} disabled={!isWhole}>
          {action}
        </Button>
      </form>
    </Modal>
  );
}
