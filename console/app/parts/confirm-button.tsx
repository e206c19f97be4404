import { Button, type ButtonSize, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { words } from '../words.ts';

interface ConfirmButtonProps {
  readonly label: string;
  readonly title: string;
  readonly help: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  /** What takes nothing away is not red. */
  readonly mild?: boolean;
  readonly size?: ButtonSize;
}

/** An act that asks once more, by name. */
export function ConfirmButton({ label, title, help, busy, onConfirm, mild = false, size = 'sm' }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" size={size} loading={busy} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={title} centered closeButtonProps={{ 'aria-label': words.close }}>
        <p className="muted">{help}</p>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => setAsking(false)}>
            {words.cancel}
          </Button>
          <Button
            {...(mild ? {} : { color: 'red' })}
            onClick={() => {
              setAsking(false);
              onConfirm();
            }}
          >
            {label}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
