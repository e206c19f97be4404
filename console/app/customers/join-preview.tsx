import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Side } from '../../contract/join-answers.ts';
import { ask } from '../ask.ts';
import { count } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { words } from '../words.ts';
import { JoinCompared } from './join-compared.tsx';

const t = words.customers.join;

interface JoinPreviewPaneProps {
  readonly kept: string;
  readonly other: string;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** What each of the two holds and what will be kept; then, by name, they are joined. */
export function JoinPreviewPane({ kept, other, onBack, onClose }: JoinPreviewPaneProps) {
  const queries = useQueryClient();
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const [typed, setTyped] = useState('');
  const path = { id: kept, other };
  const { email, phone } = choices;
  // The consents of the two depend on whose address is taken.
  const preview = useQuery({
    queryKey: ['join', kept, other, email, phone],
    queryFn: () => ask('GET /api/customers/:id/duplicates/:other', { path, query: { email, phone } }),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const join = useMutation({
    async mutationFn() {
      const body = { seen: preview.data?.seen ?? '', choices };
      let answer = await ask('POST /api/customers/:id/duplicates/:other', { path, body });
      while (answer.state === 'more') answer = await ask('POST /api/customers/:id/duplicates/:other', { path, body });
      return answer.state;
    },
    onSuccess: () =>
      Promise.all([['customer', kept], ['timeline', kept], ['customers']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  if (join.isSuccess) {
    return (
      <div className="join" role="status">
        <p>{join.data === 'busy' ? t.waits : t.done}</p>
        <Button variant="default" onClick={onClose} style={{ justifySelf: 'start' }}>
          {words.close}
        </Button>
      </div>
    );
  }
  if (preview.isPending) return <LoadingRows rows={6} />;
  if (preview.isError) return <Failure error={preview.error} onRetry={() => preview.refetch()} />;
  return (
    <form
      className="join"
      onSubmit={(event) => {
        event.preventDefault();
        join.mutate();
      }}
    >
      <JoinCompared preview={preview.data} choices={choices} onChoose={(field, side) => setChoices((all) => ({ ...all, [field]: side }))} />
      <section>
        <h3>{t.moves}</h3>
        <dl className="join-holdings">
          {preview.data.holdings.map((one) => (
            <div key={one.what}>
              <dt>{t.holding(one.what)}</dt>
              <dd>
                {count(one.kept)} + {count(one.other)}
                {one.both > 0 && <span className="muted"> ({t.both(count(one.both))})</span>}
              </dd>
            </div>
          ))}
        </dl>
        <p className="muted">{t.promise}</p>
        {preview.data.notes.map((code) => (
          <p key={code} className="join-note">
            {t.note(code)}
          </p>
        ))}
      </section>
      <TextInput
        label={t.forEver(other)}
        value={typed}
        maxLength={128}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={join.error?.message}
      />
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t.other}
        </Button>
        <Button type="submit" color="red" disabled={typed !== other || preview.isFetching} loading={join.isPending}>
          {t.confirm}
        </Button>
      </Group>
    </form>
  );
}
