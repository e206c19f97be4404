import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BroadcastLine } from '../../contract/broadcast-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { count, shortDayIn, timeIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { broadcastWords as t } from './broadcast-words.ts';

/** One broadcast: whom it goes to, how far it has come, and what may be done about it. */
export function BroadcastCard({ line, name }: { readonly line: BroadcastLine; readonly name: string }) {
  const { timeZone } = useCompany();
  const queries = useQueryClient();
  const turn = useMutation({
    mutationFn: (to: 'pause' | 'resume' | 'cancel') => ask(`POST /api/broadcasts/:id/${to}`, { path: { id: line.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['broadcasts'] }),
  });
  const { state, to, segments, segmentsDone } = line;
  const whom = to.kind === 'everybody' ? t.everybody : t.owners(to.model);
  const about = [whom, t.started(shortDayIn(line.startedAt, timeZone), timeIn(line.startedAt, timeZone)), t.pace(count(line.perHour))];
  const through = `${t.progress(count(line.looked), count(line.queued))} · ${t.parts(segmentsDone, segments)}`;
  return (
    <article className="card ledger-line">
      <div>
        <h2>{name}</h2>
        <p className="muted">{oneLine(about)}</p>
        <Progress
          value={segments === 0 ? 0 : (100 * segmentsDone) / segments}
          {...(state === 'running' ? {} : { color: 'gray' })}
          my={8}
          aria-label={through}
        />
        <p className="muted">{through}</p>
        {turn.isError && (
          <p className="why-problem" role="alert">
            {turn.error.message}
          </p>
        )}
      </div>
      <span className="standing" data-standing={state === 'running' ? 'open' : state}>
        {t.state[state]}
      </span>
      {(state === 'running' || state === 'paused') && (
        <div className="ledger-steps">
          {state === 'running' ? (
            <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate('pause')}>
              {t.pause}
            </Button>
          ) : (
            <ConfirmButton
              label={t.resume}
              title={t.resumeTitle}
              help={t.resumeHelp}
              busy={turn.isPending}
              onConfirm={() => turn.mutate('resume')}
            />
          )}
          <ConfirmButton
            label={t.cancel}
            title={t.cancelTitle}
            help={t.cancelHelp}
            busy={turn.isPending}
            onConfirm={() => turn.mutate('cancel')}
          />
        </div>
      )}
    </article>
  );
}
