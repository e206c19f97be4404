import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { words } from '../words.ts';

export interface Confirming {
  readonly title: string;
  /** What will be, and whether it can be taken back. */
  readonly help: ReactNode;
  /** What has to be written first, where it hurts most. */
  readonly name?: { readonly is: string; readonly label: string };
  /** What takes nothing away is not red. */
  readonly mild?: boolean;
}

interface ConfirmDialogProps extends Confirming {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The words on the button. */
  readonly action: string;
  readonly sending: { readonly isPending: boolean; readonly error: Error | null; mutate(): void };
}

/** Asks once more, by name. Whoever asked closes it when it is done; what went wrong is told in it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': words.close }}>
      <ConfirmForm {...props} />
    </Modal>
  );
}

/** Where the keyboard is when the dialog opens: on what does no harm. */
const focus = { 'data-autofocus': true };

/** Gone whenever the dialog is closed, and what was written into it. */
function ConfirmForm({ onClose, help, name, action, mild = false, sending }: ConfirmDialogProps) {
  const [written, setWritten] = useState('');
  const grave = !mild;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      {typeof help === 'string' ? <p className="muted">{help}</p> : help}
      {name !== undefined && (
        <TextInput
          label={name.label}
          value={written}
          maxLength={200}
          onChange={(event) => setWritten(event.currentTarget.value)}
          data-autofocus
        />
      )}
      {sending.error !== null && (
        <p className="why-problem" role="alert">
          {sending.error.message}
        </p>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} {...(grave && name === undefined ? focus : {})}>
          {words.cancel}
        </Button>
        <Button
          type="submit"
          {...(grave ? { color: 'red' } : focus)}
          disabled={name !== undefined && written.trim() !== name.is}
          loading={sending.isPending}
        >
          {action}
        </Button>
      </Group>
    </form>
  );
}
