import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Sending } from '../../contract/sending-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { dayIn, timeIn } from '../parts/formats.ts';
import { percent } from './percent.ts';

/** Says on every page that marketing is paused, and lets a person resume it. Nothing while it goes out. */
export function PausedBanner() {
  const queries = useQueryClient();
  const { timeZone } = useCompany();
  const sending = useQuery({ queryKey: ['sending'], queryFn: () => ask('GET /api/sending'), refetchInterval: 60_000 });
  const resume = useMutation({
    mutationFn: () => ask('POST /api/sending/resume'),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sending'] }),
  });
  if (sending.data?.marketing !== 'paused') return null;
  return (
    <div className="paused" role="alert">
      <IconAlertTriangle size={20} stroke={1.6} />
      <p>
        <strong>Marketing is paused.</strong> {reason(sending.data, timeZone)}
        {resume.isError && ` ${resume.error.message}`}
      </p>
      <Button size="compact-md" variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
        Resume marketing
      </Button>
    </div>
  );
}

function reason({ why, whenPaused, pausedBy, since }: Sending, timeZone: string): string {
  const at = since === null ? undefined : Date.parse(since);
  const when = at === undefined ? '' : ` on ${dayIn(at, timeZone)} at ${timeIn(at, timeZone)}`;
  if (why === 'person') return `${pausedBy ?? 'Somebody'} paused it${when}. Notices go on.`;
  const find = 'Notices go on. Find out which addresses it was, then resume.';
  if (why === null || whenPaused === null) return find;
  const { bounced, complained, sent } = whenPaused;
  return why === 'bounces'
    ? `${percent(bounced, sent)} of ${sent} mails in seven days came back. ${find}`
    : `${percent(complained, sent)} of ${sent} mails in seven days were called spam. ${find}`;
}
