import { HOUR } from '../domain/calendar/calendar-date.ts';
import { instantText } from '../domain/calendar/zoned-time.ts';
import type { Clock } from './clock.ts';
import type { DueQueue } from './due-queue.ts';
import type { TestMessages } from './tests/test-messages.ts';

/** At the mailbox simulator of SES, which counts for neither quota nor reputation; the label tells ours from other people's trials. */
export const CANARY_ADDRESS = 'success+canary@simulator.amazonses.com';

/** One item for all of them, and behind every test that somebody asked for: those begin with their year. */
const SLOT = '0-canary';

export interface CanaryServices {
  readonly clock: Clock;
  readonly tests: Pick<TestMessages, 'read' | 'put'>;
  readonly queue: DueQueue;
}

/** Once in each hour a mail to nobody goes the way of all mails. Who hears of its delivery counts it; where none is counted, an alarm cries. */
export async function sendCanary({ clock, tests, queue }: CanaryServices): Promise<void> {
  const at = clock.now();
  const last = await tests.read(SLOT);
  if (last !== undefined && Math.floor(last.at / HOUR) === Math.floor(at / HOUR)) return;
  const text = `Sent at ${instantText(at)} to see that mail arrives.`;
  await tests.put({
    id: SLOT,
    at,
    by: 'perennial',
    to: CANARY_ADDRESS,
    channel: 'email',
    campaign: 'canary',
    step: 'canary',
    locale: 'en',
    state: 'waiting',
    words: { subject: 'Canary', html: `<p>${text}</p>`, text },
  });
  await queue.send([{ id: `${SLOT}#${instantText(at)}`, entries: [], test: SLOT }]);
}
