import { localDate } from '../../domain/calendar/zoned-time.ts';
import { chooseChannel } from '../../domain/contacts/channel-choice.ts';
import type { Customer } from '../../domain/customer.ts';
import { isRecalled } from '../../domain/import/parse-record.ts';
import type { RecallPlan } from '../../domain/recalls/recall-draft.ts';
import type { AudienceWalk } from '../broadcasts/broadcast-book.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { ManyGates } from '../gates.ts';
import type { ModelOwners } from '../imports/model-owners.ts';
import type { Records } from '../records.ts';
import { RECALL_NOTICE } from './recall-desk.ts';

export interface ReachServices {
  readonly clock: Clock;
  readonly records: Pick<Records, 'read'>;
  readonly owners: Pick<ModelOwners, 'between'>;
  readonly audience: AudienceWalk;
  readonly manyGates: Pick<ManyGates, 'read'>;
  readonly library: CampaignLibrary;
}

export interface RecallReach {
  readonly products: number;
  readonly owners: number;
  /** Of these, whom neither a mail nor a text reaches: they get a letter. */
  readonly byLetter: number;
  /** false: there are more products in the range than were looked at. */
  readonly complete: boolean;
  /** Notices go out at all: their campaign is live. */
  readonly noticesLive: boolean;
  readonly first: readonly Customer[];
}

/** So many products of the model are looked at, at most. */
const LOOKED_AT = 5_000;
const SHOWN = 10;

/** Whom a recall would reach as the registry stands: products of the model in the order of their serial, and their owners. */
export async function recallReach(
  services: ReachServices,
  plan: Pick<RecallPlan, 'model' | 'serialFrom' | 'serialTo'>,
): Promise<RecallReach | 'unknown-model'> {
  const { records, owners, manyGates, library, clock } = services;
  let looked = 0;
  let products = 0;
  let complete = true;
  const found = new Set<string>();
  for await (const { customer, serial } of owners.between(plan.model, plan.serialFrom, plan.serialTo)) {
    looked += 1;
    complete = looked <= LOOKED_AT;
    if (!complete) break;
    if (!isRecalled(serial, plan)) continue;
    products += 1;
    found.add(customer);
  }
  if (looked === 0 && !(await isKnown(services, plan.model))) return 'unknown-model';
  const ids = [...found];
  const [profiles, contacts, campaigns] = await Promise.all([
    records.read(ids.map((id) => ({ customer: id, type: 'PROFILE', id }))),
    manyGates.read(ids),
    library.campaigns(),
  ]);
  const byId = new Map(profiles.flatMap(({ record }) => (record.type === 'PROFILE' ? [[record.body.id, record.body] as const] : [])));
  const customers = ids.flatMap((id) => byId.get(id) ?? []);
  const notice = campaigns.find(({ id }) => id === RECALL_NOTICE);
  const step = notice?.steps[0] ?? { channels: [] };
  const byLetter = customers.filter((customer) => {
    const contact = contacts.get(customer.id);
    const asked = { customer, class: 'safety', campaign: RECALL_NOTICE, today: localDate(clock.now(), customer.timeZone) } as const;
    return contact === undefined || chooseChannel({ ...asked, contact, step }).kind === 'skip';
  });
  return {
    products,
    owners: customers.length,
    byLetter: byLetter.length,
    complete,
    noticesLive: notice?.live === true && notice.approved,
    first: customers.slice(0, SHOWN),
  };
}

/** Somebody has, or had, a product of this model. */
async function isKnown({ audience }: ReachServices, model: string): Promise<boolean> {
  for (const segment of audience.segments({ kind: 'owners', model })) {
    const { customers, next } = await audience.page(segment, undefined, 1);
    if (customers.length > 0 || next !== undefined) return true;
  }
  return false;
}
