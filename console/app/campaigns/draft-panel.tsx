import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { dayIn, timeIn } from '../parts/formats.ts';
import { onLaptop, takeRole } from '../role.ts';
import { anything } from '../shapes.ts';
import type { CampaignDetail } from './campaign-shapes.ts';
import { Changes } from './changes.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { editorWords } from './editor-words.ts';

const t = editorWords.review;

interface DraftPanelProps {
  readonly id: string;
  readonly detail: CampaignDetail;
  readonly draft: NonNullable<CampaignDetail['draft']>;
}

/** An edit that waits: what it changes, and what whoever looks may do with it. */
export function DraftPanel({ id, detail, draft }: DraftPanelProps) {
  const { timeZone } = useCompany();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const act = useMutation({
    mutationFn: ({ path, method, body }: { readonly path: string; readonly method?: 'DELETE'; readonly body?: object }) =>
      ask(anything, `/api/campaigns/${encodeURIComponent(id)}/${path}`, {
        method: method ?? 'POST',
        ...(body === undefined ? {} : { body }),
      }),
    onSettled: () => Promise.all([['campaigns'], ['campaign', id]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const { rev } = draft;
  const waiting = draft.state === 'in-review';
  return (
    <section className="card draft-panel" aria-labelledby="draft-title">
      <h2 id="draft-title">{waiting ? t.title : t.draftTitle}</h2>
      <p className="muted">
        {t.by(draft.by)}, {dayIn(draft.at, timeZone)}, {timeIn(draft.at, timeZone)}. {draft.base === 0 ? t.new : t.stays}
      </p>
      {draft.note !== undefined && <p className="note">{t.given(draft.note)}</p>}
      {draft.base > 0 && <Changes changes={draft.changes} open />}
      {waiting && !detail.mayApprove && (
        <div className="draft-acts">
          <p>{t.own}</p>
          {onLaptop && (
            <Button
              onClick={() => {
                takeRole('approver');
                void queries.invalidateQueries();
              }}
            >
              {t.step}
            </Button>
          )}
        </div>
      )}
      {waiting && detail.mayApprove && (
        <div className="draft-acts">
          <Button loading={act.isPending} onClick={() => act.mutate({ path: 'approve', body: { rev } })}>
            {t.approve}
          </Button>
          <Textarea autosize minRows={1} label={t.note} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button variant="default" disabled={note.trim() === ''} onClick={() => act.mutate({ path: 'give-back', body: { rev, note } })}>
            {t.giveBack}
          </Button>
        </div>
      )}
      {detail.mayEdit && (
        <div className="draft-acts">
          <ConfirmButton
            label={t.discard}
            title={t.discardTitle}
            help={t.discardHelp}
            busy={act.isPending}
            onConfirm={() => act.mutate({ path: `draft?rev=${rev}`, method: 'DELETE' })}
          />
        </div>
      )}
      {act.isError && (
        <p className="why-problem" role="alert">
          {act.error.message}
        </p>
      )}
    </section>
  );
}
