import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { PageHead } from '../parts/states.tsx';
import { goTo } from '../route.ts';
import { words } from '../words.ts';
import { emptyEmail } from './editing.ts';
import { editorWords as t } from './editor-words.ts';

const idOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** A name, a date to watch and what kind of message it is: all the rest has something to begin with. */
export function NewCampaign() {
  const [name, setName] = useState('');
  const [fact, setFact] = useState<string>();
  const [kind, setKind] = useState<'marketing' | 'service'>('marketing');
  const kinds = useQuery({ queryKey: ['fact-kinds'], queryFn: () => ask('GET /api/fact-kinds') });
  const chosen = kinds.data?.items.find((one) => one.kind === fact) ?? kinds.data?.items[0];
  const id = idOf(name);
  const create = useMutation({
    mutationFn: async () => {
      if (chosen === undefined) return;
      const step = { id: 'day0', offsetDays: 0, channels: ['email'], send: 'first' };
      const plan = { id, name: name.trim(), class: kind, fact: chosen.kind, rule: chosen.rule, steps: [step] };
      const texts = { en: { why: '', steps: { day0: { email: emptyEmail } } } };
      await ask('PUT /api/campaigns/:id/draft', { path: { id }, body: { rev: 0, plan, texts } });
    },
    onSuccess: () => goTo('campaigns', id, 'edit'),
  });
  return (
    <div className="page">
      <PageHead title={t.create} about={words.campaigns.about} />
      <form
        className="card editor-part"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput label={t.name} value={name} maxLength={80} required onChange={(event) => setName(event.currentTarget.value)} />
        <NativeSelect
          label={t.fact}
          value={chosen?.kind ?? ''}
          data={(kinds.data?.items ?? []).map((one) => ({ value: one.kind, label: words.campaigns.fact(one.kind) }))}
          onChange={(event) => setFact(event.currentTarget.value)}
        />
        <Radio.Group label={t.kind} value={kind} onChange={(value) => setKind(value === 'service' ? 'service' : 'marketing')}>
          <Stack gap="xs" pt={6}>
            <Radio value="marketing" label={t.kinds.marketing} />
            <Radio value="service" label={t.kinds.service} />
          </Stack>
        </Radio.Group>
        <div className="editor-acts">
          <Button type="submit" loading={create.isPending} disabled={id === '' || chosen === undefined}>
            {t.begin}
          </Button>
        </div>
        {create.isError && (
          <p className="why-problem" role="alert">
            {create.error.message}
          </p>
        )}
      </form>
    </div>
  );
}
