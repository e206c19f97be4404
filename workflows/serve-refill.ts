import type { Supply } from '../domain/answer.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import type { Clock } from './clock.ts';
import type { Records } from './records.ts';

const TRIES = 5;

/** care 16: the free service that goes with a delivery was done; undefined where there is no such delivery. Done once, it stays done. */
export async function serveRefill(
  { records, clock }: { readonly records: Records; readonly clock: Clock },
  customer: string,
  id: string,
): Promise<Supply | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const stored = await records.read([
      { customer, type: 'SUPPLY', id },
      { customer, type: 'PROFILE', id: customer },
    ]);
    const [found] = stored.flatMap(({ record, rev }) => (record.type === 'SUPPLY' ? [{ supply: record.body, rev }] : []));
    const [zone] = stored.flatMap(({ record }) => (record.type === 'PROFILE' ? [record.body.timeZone] : []));
    if (found === undefined || zone === undefined || found.supply.forAnother === true) return undefined;
    if (found.supply.servedOn !== undefined) return found.supply;
    const body = { ...found.supply, servedOn: localDate(clock.now(), zone) };
    const [written] = await records.write([{ customer, record: { type: 'SUPPLY', body }, expectedRev: found.rev }], 'live');
    if (written === true) return body;
  }
  throw new Error(`A delivery could not be ticked off: it changed under all ${TRIES} tries. Try again.`);
}
