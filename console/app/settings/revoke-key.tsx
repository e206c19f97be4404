import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { words } from '../words.ts';
import { accessWords } from './access-words.ts';

const t = accessWords.keys;

/** Whatever holds the key is shut out at once, and for good: so it is asked for by its name. */
export function RevokeKey({ id, name }: { readonly id: string; readonly name: string }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const close = () => {
    setAsking(false);
    setTyped('');
  };
  const revoke = useMutation({
    mutationFn: () => ask('DELETE /api/keys/:id', { path: { id } }),
    onSuccess: async () => {
      close();
      await queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  return (
    <>
      <Button size="xs" variant="default" aria-label={t.revokeNamed(name)} onClick={() => setAsking(true)}>
        {t.revoke}
      </Button>
      <Modal opened={asking} onClose={close} title={t.revokeTitle(name)} centered closeButtonProps={{ 'aria-label': words.close }}>
        <p className="muted">{t.revokeHelp}</p>
        <TextInput mt="md" label={t.type(name)} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        {revoke.isError && (
          <p className="why-problem" role="alert">
            {revoke.error.message}
          </p>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button color="red" disabled={typed.trim() !== name} loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t.revoke}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
