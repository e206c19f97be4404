import type { Consent } from '../../domain/contact.ts';
import type { Channel, Customer } from '../../domain/customer.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { hasGone } from '../../domain/duplicates/carried-messages.ts';
import { joinGates } from '../../domain/duplicates/join-gates.ts';
import { comparedFields, type FieldPair, type JoinChoices, joinProfiles, type Side } from '../../domain/duplicates/join-profiles.ts';
import { tierRank } from '../../domain/membership/grade.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Records } from '../records.ts';
import type { JoinServices } from './join-customers.ts';

const kinds = [
  'orders',
  'points',
  'assets',
  'messages',
  'answers',
  'cases',
  'promises',
  'vouchers',
  'bookings',
  'supplies',
  'serviceVisits',
  'recalls',
  'ownFacts',
] as const;
type Held = Readonly<Record<(typeof kinds)[number], readonly string[]>>;

/**
 * What cannot be joined as one might expect:
 * - `same-ids`: orders, points or cases of one number stand with both: the kept one’s stays
 * - `quiet-hours`: both asked for hours of their own: the kept one’s hold
 * - `on-its-way`: a message to the other is being sent at this moment
 */
export type JoinNote = 'same-ids' | 'quiet-hours' | 'on-its-way';

export interface JoinPreview {
  readonly kept: Customer;
  readonly other: Customer;
  readonly fields: readonly FieldPair[];
  readonly consents: readonly { readonly channel: Channel; readonly kept: Consent; readonly other: Consent; readonly joined: Consent }[];
  /** `both`: of one id, so that one of them stays. */
  readonly holdings: readonly { readonly what: string; readonly kept: number; readonly other: number; readonly both: number }[];
  readonly notes: readonly JoinNote[];
  /** Hand it in with the order to join: it is refused where somebody changed one of the two meanwhile. */
  readonly seen: string;
}

type PreviewServices = JoinServices & { readonly records: Records };

/** What each of the two holds and what will be kept; changes nothing. Undefined where one of them is not there. */
export async function previewJoin(
  services: PreviewServices,
  { kept: keptId, other: otherId, choices }: { readonly kept: string; readonly other: string; readonly choices: JoinChoices },
): Promise<JoinPreview | undefined> {
  const { states, gates, library } = services;
  const [kept, other] = await Promise.all([keptId, otherId].map((id) => states.load(id, { consistent: true })));
  if (kept === undefined || other === undefined) return undefined;
  const [a, b, held, theirs, settings, seen] = await Promise.all([
    gates.read(keptId),
    gates.read(otherId),
    heldBy(services, kept),
    heldBy(services, other),
    library.settings(),
    seenOf(services, keptId, otherId),
  ]);
  const joined = joinProfiles(kept.customer, other.customer, choices);
  const { change } = joinGates({ gate: a, customer: kept.customer }, { gate: b, customer: other.customer }, joined);
  const consent = (channel: Channel) => ({
    channel,
    kept: a[channel].consent,
    other: b[channel].consent,
    joined: change[channel] ?? a[channel].consent,
  });
  const holdings = kinds
    .map((what) => ({ what, kept: held[what].length, other: theirs[what].length, both: shared(held[what], theirs[what]) }))
    .filter((one) => one.kept + one.other > 0);
  const onlyOne = holdings.some(({ what, both }) => both > 0 && what !== 'assets' && what !== 'messages');
  const hours = a.quietHours !== undefined && b.quietHours !== undefined;
  return {
    kept: kept.customer,
    other: other.customer,
    fields: [...comparedFields(kept.customer, other.customer), ...tierPair(kept, other, settings)],
    consents: [consent('email'), consent('sms')],
    holdings,
    notes: [
      ...(onlyOne ? (['same-ids'] as const) : []),
      ...(hours ? (['quiet-hours'] as const) : []),
      ...(Object.keys(b.inFlight).length > 0 ? (['on-its-way'] as const) : []),
    ],
    seen,
  };
}

/** Names the two profiles as they stand. */
export async function seenOf({ records }: Pick<PreviewServices, 'records'>, kept: string, other: string): Promise<string> {
  const stored = await records.read([kept, other].map((customer) => ({ customer, type: 'PROFILE', id: customer })));
  const revOf = (id: string) => stored.find(({ customer }) => customer === id)?.rev ?? 0;
  return `${revOf(kept)}.${revOf(other)}`;
}

async function heldBy({ states, joins }: JoinServices, state: CustomerState): Promise<Held> {
  const { id } = state.customer;
  const [{ orders, points }, messages] = await Promise.all([states.ledger(id), joins.messages(id)]);
  const ids = (all: readonly { readonly id: string }[]) => all.map((one) => one.id);
  return {
    orders: ids(orders),
    points: ids(points),
    assets: ids(state.assets),
    messages: messages.filter(hasGone).map(({ key }) => key),
    answers: ids(state.answers),
    cases: ids(state.cases),
    promises: ids(state.promises),
    vouchers: ids(state.vouchers),
    bookings: ids(state.bookings),
    supplies: ids(state.supplies),
    serviceVisits: ids(state.serviceVisits),
    recalls: state.recalls.map((recall) => `${recall.id}#${recall.assetId}`),
    ownFacts: state.ownFacts.map(({ kind, subject }) => `${kind}#${subject === id ? '' : subject}`),
  };
}

const shared = (a: readonly string[], b: readonly string[]): number => b.filter((id) => a.includes(id)).length;

/** Of two tiers the higher, with its period, unless staff choose. */
function tierPair({ membership: a }: CustomerState, { membership: b }: CustomerState, settings: Pick<Settings, 'tiers'>): FieldPair[] {
  if (a === undefined && b === undefined) return [];
  const higher = b !== undefined && (a === undefined || tierRank(b.tier, settings) < tierRank(a.tier, settings));
  const side: Side = higher ? 'other' : 'kept';
  const conflict = a !== undefined && b !== undefined && a.tier !== b.tier;
  return [{ field: 'tier', kept: a?.tier, other: b?.tier, side, conflict }];
}
