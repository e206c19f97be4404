import { Button, type ButtonSize } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, type Confirming } from './confirm-dialog.tsx';

interface ConfirmButtonProps extends Confirming {
  readonly label: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly size?: ButtonSize;
}

/** A button whose act is asked for once more; what comes of it is told on the page. */
export function ConfirmButton({ label, busy, onConfirm, size = 'sm', ...confirming }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    onConfirm();
  };
  return (
    <>
      <Button variant="default" size={size} loading={busy} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ConfirmDialog
        {...confirming}
        opened={asking}
        onClose={() => setAsking(false)}
        action={label}
        sending={{ isPending: false, error: null, mutate: confirm }}
      />
    </>
  );
}
