import { localDate } from '../domain/calendar/zoned-time.ts';
import type { Channel, Customer } from '../domain/customer.ts';
import { type ConfirmedRequest, type PersonRequest, requestId } from '../domain/requests/person-request.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import type { Clock } from './clock.ts';
import type { Records } from './records.ts';

export interface AskServices {
  readonly clock: Clock;
  readonly records: Records;
  readonly library: CampaignLibrary;
}

/**
 * Notes what a person asks for, so that the link which confirms it is sent. Asked twice within the hour it is one request. `nobody`: there
 * is no address that the link could go to, or the company has not let these messages go out: then a person has to be asked.
 */
export async function askFor(
  { clock, records, library }: AskServices,
  customer: Customer,
  kind: ConfirmedRequest,
  channels?: readonly Channel[],
): Promise<'asked' | 'nobody'> {
  const campaigns = await library.campaigns();
  const answers = campaigns.some(({ fact, live, approved }) => fact === `request.${kind}` && live && approved);
  if (!answers || (customer.email === undefined && customer.phone === undefined)) return 'nobody';
  const at = clock.now();
  const request: PersonRequest = {
    id: requestId(kind, at, channels),
    kind,
    at,
    day: localDate(at, customer.timeZone),
    ...(channels === undefined ? {} : { channels }),
  };
  await records.write([{ customer: customer.id, record: { type: 'REQUEST', body: request }, expectedRev: 0 }], 'live');
  return 'asked';
}
