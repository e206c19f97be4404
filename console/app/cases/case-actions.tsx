import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { ask } from '../ask.ts';
import { useKept } from '../parts/use-kept.ts';
import { words } from '../words.ts';
import { readPlace } from './case-path.ts';

const t = words.cases;

interface CaseActionsProps {
  readonly place: string;
  /** The revision that is shown: whoever was quicker is not written over. */
  readonly rev: number;
  readonly closed: boolean;
  readonly owner: string | undefined;
}

const noteShape = z.object({ text: z.string() });

type Act = 'notes' | 'close' | 'reopen' | 'assign';

export function CaseActions({ place, rev, closed, owner }: CaseActionsProps) {
  const queries = useQueryClient();
  const [note, keep] = useKept(`note.${place}`, noteShape);
  const text = note?.text ?? '';
  const setText = (next: string) => keep(next === '' ? undefined : { text: next });
  const [to, setTo] = useState(owner ?? '');
  const [due, setDue] = useState('');
  const dueAt = Date.parse(due);
  const act = useMutation({
    mutationFn: (kind: Act) => {
      const path = readPlace(place);
      return kind === 'assign'
        ? ask('POST /api/cases/:customer/:id/assign', { path, body: { rev, owner: to, ...(Number.isNaN(dueAt) ? {} : { due: dueAt }) } })
        : ask(`POST /api/cases/:customer/:id/${kind}`, { path, body: { rev, text } });
    },
    onSuccess: (_, kind) => {
      if (kind === 'assign') setDue('');
      else setText('');
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['case', place] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const empty = text.trim() === '';
  const waiting = (kind: Act) => act.isPending && act.variables === kind;
  return (
    <section className="card case-actions">
      <Textarea
        label={t.note}
        description={t.noteHelp}
        value={text}
        maxLength={1000}
        minRows={2}
        autosize
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="case-buttons">
        <Button variant="default" disabled={empty} loading={waiting('notes')} onClick={() => act.mutate('notes')}>
          {t.addNote}
        </Button>
        {closed ? (
          <Button disabled={empty} loading={waiting('reopen')} onClick={() => act.mutate('reopen')}>
            {t.reopen}
          </Button>
        ) : (
          <Button disabled={empty} loading={waiting('close')} onClick={() => act.mutate('close')}>
            {t.close}
          </Button>
        )}
      </div>
      {!closed && (
        <form
          className="case-assign"
          onSubmit={(event) => {
            event.preventDefault();
            act.mutate('assign');
          }}
        >
          <TextInput label={t.giveTo} value={to} maxLength={100} onChange={(event) => setTo(event.currentTarget.value)} />
          <TextInput type="datetime-local" label={t.announced} value={due} onChange={(event) => setDue(event.currentTarget.value)} />
          <Button
            type="submit"
            variant="default"
            disabled={to.trim() === '' || (to === owner && Number.isNaN(dueAt))}
            loading={waiting('assign')}
          >
            {t.give}
          </Button>
        </form>
      )}
      {act.isError && (
        <p className="why-problem" role="alert">
          {act.error.message}
        </p>
      )}
    </section>
  );
}
