import { type Answer, isDissatisfied } from '../domain/answer.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import type { Customer } from '../domain/customer.ts';
import type { PageServices } from './services.ts';

/** What a person can say in a survey. */
export type Reply = Pick<Answer, 'perceived' | 'expected' | 'satisfied' | 'comment'>;

type AnswerServices = Pick<PageServices, 'records' | 'clock'>;

const ATTEMPTS = 5;

/** The answer that stands for an invitation, and its revision. */
export async function storedAnswer(
  { records }: AnswerServices,
  customer: string,
  id: string,
): Promise<{ answer: Answer; rev: number } | undefined> {
  const [stored] = await records.read([{ customer, type: 'ANSWER', id }]);
  return stored?.record.type === 'ANSWER' ? { answer: stored.record.body, rev: stored.rev } : undefined;
}

/**
 * One answer for each invitation. An edit that leaves the verdict as it was keeps the first answer's day: its dated fact does not
 * move, so nobody is apologised to twice. A verdict that turns counts from today.
 */
export async function storeAnswer(
  services: AnswerServices,
  customer: Customer,
  { id, campaign, reply }: { readonly id: string; readonly campaign: string; readonly reply: Reply },
): Promise<Answer> {
  const at = services.clock.now();
  const fresh: Answer = { id, campaign, at, day: localDate(at, customer.timeZone), ...reply };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await storedAnswer(services, customer.id, id);
    const sameVerdict = stored !== undefined && isDissatisfied(stored.answer) === isDissatisfied(fresh);
    const body = sameVerdict ? { ...fresh, day: stored.answer.day } : fresh;
    const change = { customer: customer.id, record: { type: 'ANSWER', body } as const, expectedRev: stored?.rev ?? 0 };
    const [done] = await services.records.write([change], 'live');
    if (done === true) return body;
  }
  throw new Error(`An answer could not be stored: it changed under all ${ATTEMPTS} attempts.`);
}
