import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '../../contract/answers.ts';
import type { ShownSecret } from '../../contract/webhook-answers.ts';
import { ask } from '../ask.ts';
import { webhookWords as t } from './webhook-words.ts';

interface NewWebhookProps {
  readonly types: Answer<'GET /api/webhooks'>['types'];
  readonly onSecret: (shown: ShownSecret) => void;
}

export function NewWebhook({ types, onSecret }: NewWebhookProps) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [wanted, setWanted] = useState<readonly string[]>(types);
  const add = useMutation({
    mutationFn: () => ask('POST /api/webhooks', { body: { name, url, types: types.filter((type) => wanted.includes(type)) } }),
    onSuccess: async (shown) => {
      onSecret(shown);
      setName('');
      setUrl('');
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  return (
    <section className="card broadcast-new" aria-label={t.newOne}>
      <h2>{t.newOne}</h2>
      <div className="filters">
        <TextInput label={t.name} value={name} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput
          label={t.url}
          placeholder={t.urlHelp}
          inputMode="url"
          value={url}
          maxLength={2048}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      </div>
      <Checkbox.Group label={t.types} value={[...wanted]} onChange={setWanted}>
        <div className="webhook-types">
          {types.map((type) => (
            <Checkbox key={type} value={type} label={t.type(type)} />
          ))}
        </div>
      </Checkbox.Group>
      {add.isError && (
        <p className="why-problem" role="alert">
          {add.error.message}
        </p>
      )}
      <Button
        disabled={name.trim() === '' || url.trim() === '' || wanted.length === 0}
        loading={add.isPending}
        onClick={() => add.mutate()}
      >
        {t.add}
      </Button>
    </section>
  );
}
