import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskingCampaign } from '../../contract/survey-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { dayIn, timeIn } from '../parts/formats.ts';
import { words } from '../words.ts';

const t = words.surveys;

/** Closes or opens a survey on the revision that is shown: whoever was quicker is not written over. */
function useTurn(
  { campaign, rev }: AskingCampaign,
  how: 'close' | 'reopen',
  onDone: () => void = () => {},
): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ask(`POST /api/surveys/:campaign/${how}`, { path: { campaign }, body: { rev } }),
    onSuccess: () => onDone(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['surveys'] }),
  });
}

/** Ends the round that is under way. It is asked before, and can be undone. */
export function CloseSurvey({ asking }: { readonly asking: AskingCampaign }) {
  const [opened, setOpened] = useState(false);
  const close = useTurn(asking, 'close', () => setOpened(false));
  return (
    <>
      <Button variant="default" leftSection={<IconLock size={16} stroke={1.6} />} onClick={() => setOpened(true)}>
        {t.closeIt}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t.closeTitle(words.campaigns.name(asking.campaign))}
        help={t.closeHelp.map((line) => <p key={line}>{line}</p>)}
        action={t.closeIt}
        sending={close}
        mild
      />
    </>
  );
}

/** Beside the figures of a survey that is closed. */
export function ClosedNote({ asking, closedAt }: { readonly asking: AskingCampaign; readonly closedAt: number }) {
  const { timeZone } = useCompany();
  const reopen = useTurn(asking, 'reopen');
  return (
    <div className="closed-note" role="status">
      <IconLock size={18} stroke={1.6} aria-hidden="true" />
      <p>
        <strong>{t.closed(dayIn(closedAt, timeZone), timeIn(closedAt, timeZone), asking.changedBy ?? '–')}</strong> {t.closedHelp}
      </p>
      <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
        {t.reopen}
      </Button>
      <Problem of={reopen} />
    </div>
  );
}

function Problem({ of: { error } }: { readonly of: { readonly error: Error | null } }) {
  return error === null ? null : (
    <p className="why-problem" role="alert">
      {error.message}
    </p>
  );
}
