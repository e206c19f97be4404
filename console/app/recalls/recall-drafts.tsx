import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecallDraftLine } from '../../contract/recall-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { calendarDay, shortDayIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { RecallReach } from './recall-reach.tsx';
import { recallWords } from './recall-words.ts';

const t = recallWords.draft;

/** Recalls asked for by the form: who asked, who approved, and what still waits for a second person. */
export function RecallDrafts({ drafts }: { readonly drafts: readonly RecallDraftLine[] }) {
  if (drafts.length === 0) return null;
  const isOpen = ({ state, begun }: RecallDraftLine) => state === 'waiting' || (state === 'approved' && !begun);
  const open = drafts.filter(isOpen);
  const decided = drafts.filter((draft) => !isOpen(draft));
  return (
    <section className="ledger recall-drafts" aria-label={t.title}>
      {open.length > 0 && <h2>{t.title}</h2>}
      {open.map((draft) => (
        <DraftCard key={draft.id} draft={draft} />
      ))}
      {decided.length > 0 && (
        <details>
          <summary>{t.earlier(decided.length)}</summary>
          {decided.map((draft) => (
            <DraftCard key={draft.id} draft={draft} />
          ))}
        </details>
      )}
    </section>
  );
}

function DraftCard({ draft }: { readonly draft: RecallDraftLine }) {
  const { timeZone } = useCompany();
  const queries = useQueryClient();
  const { id, model, serialFrom, serialTo, state, begun } = draft;
  const withdraw = useMutation({
    mutationFn: () => ask('POST /api/recall-drafts/:id/withdraw', { path: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['recalls'] }),
  });
  const about = [
    t.range(model, serialFrom, serialTo),
    draft.safety ? recallWords.safety.yes : recallWords.safety.no,
    t.starts(calendarDay(draft.startsOn)),
    t.asked(draft.askedBy, shortDayIn(draft.askedAt, timeZone)),
    ...(state === 'waiting' || draft.decidedAt === undefined
      ? []
      : [t[state](draft.decidedBy ?? '', shortDayIn(draft.decidedAt, timeZone))]),
  ];
  return (
    <article className="card ledger-line">
      <div>
        <h2>{id}</h2>
        <p>{draft.reason}</p>
        <p className="muted">{oneLine(about)}</p>
        {state === 'waiting' && !draft.mayApprove && <p className="muted">{t.another}</p>}
        {withdraw.isError && (
          <p className="why-problem" role="alert">
            {withdraw.error.message}
          </p>
        )}
      </div>
      <span className="standing" data-standing={state === 'waiting' ? 'open' : state}>
        {state === 'approved' && !begun ? t.state.begins : t.state[state]}
      </span>
      <div className="ledger-steps">
        {draft.mayApprove && !begun && state !== 'withdrawn' && <ApproveButton draft={draft} />}
        {state === 'waiting' && draft.mayWithdraw && (
          <ConfirmButton
            label={t.withdraw}
            title={t.withdrawTitle(id)}
            help={t.withdrawHelp}
            busy={withdraw.isPending}
            onConfirm={() => withdraw.mutate()}
          />
        )}
      </div>
    </article>
  );
}

/** Shows once more whom it reaches, and asks for its name: what has gone out cannot be called back. */
function ApproveButton({ draft }: { readonly draft: RecallDraftLine }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { id, model, serialFrom, serialTo } = draft;
  const approve = useMutation({
    mutationFn: () => ask('POST /api/recall-drafts/:id/approve', { path: { id } }),
    onSuccess: () => {
      setOpen(false);
      return queries.invalidateQueries({ queryKey: ['recalls'] });
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{draft.state === 'approved' ? t.again : t.approve}</Button>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        title={t.approveTitle(id)}
        help={
          <>
            <p>{draft.reason}</p>
            <p className="muted">{t.range(model, serialFrom, serialTo)}</p>
            <RecallReach range={{ model, serialFrom, serialTo }} />
            <p>{t.approveHelp}</p>
          </>
        }
        name={{ is: id, label: t.typeName(id) }}
        action={t.confirm}
        sending={approve}
      />
    </>
  );
}
