import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignDetail } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { dayIn, timeIn } from '../parts/formats.ts';
import { onLaptop, takeRole } from '../role.ts';
import { Changes } from './changes.tsx';
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
  const { rev } = draft;
  const act = useMutation({
    mutationFn: (what: 'approve' | 'give-back' | 'discard'): Promise<unknown> => {
      const path = { id };
      switch (what) {
        case 'approve':
          return ask('POST /api/campaigns/:id/approve', { path, body: { rev } });
        case 'give-back':
          return ask('POST /api/campaigns/:id/give-back', { path, body: { rev, note } });
        case 'discard':
          return ask('DELETE /api/campaigns/:id/draft', { path, query: { rev } });
      }
    },
    onSettled: () => Promise.all([['campaigns'], ['campaign', id]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
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
          <Button loading={act.isPending} onClick={() => act.mutate('approve')}>
            {t.approve}
          </Button>
          <Textarea autosize minRows={1} label={t.note} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button variant="default" disabled={note.trim() === ''} onClick={() => act.mutate('give-back')}>
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
            onConfirm={() => act.mutate('discard')}
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
