import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { accessWords } from './access-words.ts';

const t = accessWords.keys;

/** Whatever holds the key is shut out at once, and for good: so it is asked for by its name. */
export function RevokeKey({ id, name }: { readonly id: string; readonly name: string }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => ask('DELETE /api/keys/:id', { path: { id } }),
    onSuccess: () => {
      setAsking(false);
      return queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  return (
    <>
      <Button size="xs" variant="default" aria-label={t.revokeNamed(name)} onClick={() => setAsking(true)}>
        {t.revoke}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.revokeTitle(name)}
        help={t.revokeHelp}
        name={{ is: name, label: t.type(name) }}
        action={t.revoke}
        sending={revoke}
      />
    </>
  );
}
