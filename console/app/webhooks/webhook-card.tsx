import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShownSecret, WebhookLine } from '../../contract/webhook-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { shortDayIn, timeIn } from '../parts/formats.ts';
import { WebhookLog } from './webhook-log.tsx';
import { webhookWords as t } from './webhook-words.ts';

interface WebhookCardProps {
  readonly webhook: WebhookLine;
  readonly onSecret: (shown: ShownSecret) => void;
}

/** One address: whether it listens, and what may be done about it. */
export function WebhookCard({ webhook, onSecret }: WebhookCardProps) {
  const { id, name, url, types, state } = webhook;
  const { timeZone } = useCompany();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const path = { id };
  const onSettled = () => queries.invalidateQueries({ queryKey: ['webhooks'] });
  const turn = useMutation({
    mutationFn: (to: 'pause' | 'resume' | 'test') => ask(`POST /api/webhooks/:id/${to}`, { path }),
    onSettled: async (_answer, _fault, to) => {
      if (to === 'test') setOpen(true);
      await onSettled();
    },
  });
  const renew = useMutation({
    mutationFn: () => ask('POST /api/webhooks/:id/secret', { path }),
    onSuccess: onSecret,
    onSettled,
  });
  const remove = useMutation({ mutationFn: () => ask('DELETE /api/webhooks/:id', { path }), onSettled });
  const problem = turn.error ?? renew.error ?? remove.error;
  const at = (instant: number) => [shortDayIn(instant, timeZone), timeIn(instant, timeZone)] as const;
  const lately =
    webhook.failingSince === undefined
      ? webhook.deliveredAt === undefined
        ? t.never
        : t.delivered(...at(webhook.deliveredAt))
      : t.failing(...at(webhook.failingSince));
  return (
    <article className="card ledger-line" aria-label={name}>
      <div>
        <h2>{name}</h2>
        <p className="webhook-url">{url}</p>
        <p className="muted">{[...types.map(t.type), lately].join(' · ')}</p>
        {state === 'off' && <p className="why-problem">{t.offHelp}</p>}
        {problem !== null && (
          <p className="why-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
      <span className="standing" data-standing={state === 'on' ? 'open' : state === 'off' ? 'overdue' : state}>
        {t.state[state]}
      </span>
      <div className="ledger-steps">
        <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate('test')}>
          {t.test}
        </Button>
        <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate(state === 'on' ? 'pause' : 'resume')}>
          {state === 'on' ? t.pause : t.resume}
        </Button>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t.log}
        </Button>
        <ConfirmButton
          label={t.renew}
          title={t.renewTitle(name)}
          help={t.renewHelp}
          busy={renew.isPending}
          onConfirm={() => renew.mutate()}
        />
        <ConfirmButton
          label={t.remove}
          title={t.removeTitle(name)}
          help={t.removeHelp}
          name={{ is: name, label: t.removeName(name) }}
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      </div>
      {isOpen && <WebhookLog webhook={id} />}
    </article>
  );
}
