import type { Customer } from '../domain/customer.ts';
import type { Records } from './records.ts';

const TRIES = 5;

/** care 39: staff set the tone in which somebody is written to, or take it away; undefined where there is no such customer. */
export async function setTone(
  { records }: { readonly records: Records },
  customer: string,
  tone: string | undefined,
): Promise<Customer | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [found] = await records.read([{ customer, type: 'PROFILE', id: customer }]);
    if (found?.record.type !== 'PROFILE') return undefined;
    const { tone: _, ...rest } = found.record.body;
    const body: Customer = tone === undefined ? rest : { ...rest, tone };
    const [written] = await records.write([{ customer, record: { type: 'PROFILE', body }, expectedRev: found.rev }], 'live');
    if (written === true) return body;
  }
  throw new Error(`A tone could not be set: the customer changed under all ${TRIES} tries. Try again.`);
}
