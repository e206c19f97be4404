import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { words } from '../words.ts';
import { webhookWords as t } from './webhook-words.ts';

interface RemoveWebhookProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

/** Taken away only by whoever writes its name. */
export function RemoveWebhook({ name, busy, onRemove }: RemoveWebhookProps) {
  const [asking, setAsking] = useState(false);
  const [written, setWritten] = useState('');
  const close = () => {
    setAsking(false);
    setWritten('');
  };
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => setAsking(true)}>
        {t.remove}
      </Button>
      <Modal opened={asking} onClose={close} title={t.removeTitle(name)} centered closeButtonProps={{ 'aria-label': words.close }}>
        <TextInput label={t.removeHelp(name)} value={written} maxLength={100} onChange={(event) => setWritten(event.currentTarget.value)} />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button
            color="red"
            disabled={written.trim() !== name}
            onClick={() => {
              close();
              onRemove();
            }}
          >
            {t.remove}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
