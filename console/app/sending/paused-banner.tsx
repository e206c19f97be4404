import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { ask } from '../ask.ts';
import { percent } from './percent.ts';

const counts = z.object({ sent: z.number(), bounced: z.number(), complained: z.number() });
const sendingShape = z.object({
  marketing: z.enum(['on', 'paused']),
  why: z.nullable(z.enum(['bounces', 'complaints'])),
  whenPaused: z.nullable(counts),
});

/** Says on every page that marketing is paused, and lets a person resume it. Nothing while it goes out. */
export function PausedBanner() {
  const queries = useQueryClient();
  const sending = useQuery({ queryKey: ['sending'], queryFn: () => ask(sendingShape, '/api/sending'), refetchInterval: 60_000 });
  const resume = useMutation({
    mutationFn: () => ask(z.object({ marketing: z.string() }), '/api/sending/resume', { method: 'POST' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sending'] }),
  });
  if (sending.data?.marketing !== 'paused') return null;
  const { why, whenPaused } = sending.data;
  return (
    <div className="paused" role="alert">
      <IconAlertTriangle size={20} stroke={1.6} />
      <p>
        <strong>Marketing is paused.</strong> {reason(why, whenPaused)} Notices go on. Find out which addresses it was, then resume.
        {resume.isError && ` ${resume.error.message}`}
      </p>
      <Button size="compact-md" variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
        Resume marketing
      </Button>
    </div>
  );
}

function reason(why: 'bounces' | 'complaints' | null, counted: z.infer<typeof counts> | null): string {
  if (why === null || counted === null) return '';
  return why === 'bounces'
    ? `${percent(counted.bounced, counted.sent)} of ${counted.sent} mails in seven days came back.`
    : `${percent(counted.complained, counted.sent)} of ${counted.sent} mails in seven days were called spam.`;
}
