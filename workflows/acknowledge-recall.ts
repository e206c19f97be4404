import type { Recall } from '../domain/answer.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import type { Customer } from '../domain/customer.ts';
import type { Clock } from './clock.ts';
import type { Records } from './records.ts';

const TRIES = 5;

/**
 * Notes that the owner has read of a recall: its later notices never come due. The first day counts, however often it is said.
 * Undefined where there is no such recall any more.
 */
export async function acknowledgeRecall(
  { records, clock }: { readonly records: Records; readonly clock: Clock },
  customer: Customer,
  { id, assetId }: Pick<Recall, 'id' | 'assetId'>,
): Promise<Recall | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [stored] = await records.read([{ customer: customer.id, type: 'RECALL', id: `${id}#${assetId}` }]);
    if (stored?.record.type !== 'RECALL') return undefined;
    const { body: before } = stored.record;
    if (before.acknowledgedOn !== undefined) return before;
    const body: Recall = { ...before, acknowledgedOn: localDate(clock.now(), customer.timeZone) };
    const change = { customer: customer.id, record: { type: 'RECALL', body }, expectedRev: stored.rev } as const;
    const [done] = await records.write([change], 'live');
    if (done === true) return body;
  }
  throw new Error(`A recall could not be acknowledged: it changed under all ${TRIES} tries.`);
}
