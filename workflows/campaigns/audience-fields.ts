import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import type { CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerDirectory } from '../customer-directory.ts';
import type { CustomerStates } from '../customer-states.ts';
import { planAhead } from '../forecast/plan-ahead.ts';
import { inParallel } from '../in-parallel.ts';

/** Something that an audience may ask for, as JsonLogic names it, and what was seen in it. */
export interface AudienceField {
  readonly name: string;
  readonly values: readonly string[];
}

const LOOKED_AT = 60;
const LOOKED_AHEAD_DAYS = 21;
interface FieldServices {
  readonly directory: CustomerDirectory;
  readonly states: CustomerStates;
  readonly clock: Clock;
  readonly calendar: CalendarIndex;
  readonly library: CampaignLibrary;
}

const LOADS_AT_ONCE = 30;
const MOST_VALUES = 40;

/** What the customers at hand have: their own fields, their products', and the values of the campaign's date. From a few, not from all. */
export async function audienceFields(
  { directory, states, clock, calendar, library }: FieldServices,
  kind: string,
): Promise<AudienceField[]> {
  const settings = await library.settings();
  const step = { id: 'day0', offsetDays: 0, channels: ['email'], send: 'first' } as const;
  const any = { id: '', version: 0, class: 'service', fact: kind, rule: 'dated-fact', steps: [step], live: true, approved: true } as const;
  const from = localDate(clock.now(), settings.company.timeZone);
  const { sample } = await planAhead(calendar, any, settings, { from, days: LOOKED_AHEAD_DAYS, sample: LOOKED_AT });
  const met = new Set(sample.map(({ customer }) => customer));
  const { items } = met.size > 0 ? { items: [] } : await directory.customersByName('', undefined, LOOKED_AT);
  const loaded = await inParallel([...met, ...items.map(({ id }) => id)], LOADS_AT_ONCE, (id) => states.load(id));
  const seen = new Map<string, Set<string>>();
  for (const name of always(kind)) seen.set(name, new Set());
  for (const state of loaded) {
    if (state === undefined) continue;
    for (const [name, value] of valuesOf(state, kind, clock.now())) {
      const values = seen.get(name) ?? new Set<string>();
      seen.set(name, values);
      if (values.size < MOST_VALUES) values.add(value);
    }
  }
  return [...seen].map(([name, values]) => ({ name, values: [...values].sort() }));
}

const always = (kind: string): readonly string[] => [
  'customer.country',
  'customer.locale',
  'customer.kind',
  'customer.credit',
  ...(kind.startsWith('asset.') ? ['asset.category', 'asset.model', 'asset.purchasedOn'] : []),
  ...(kind === 'membership.tier-ends' ? ['fact.values.tier'] : []),
];

function* valuesOf(state: CustomerState, kind: string, now: number): Generator<[string, string]> {
  const { customer, assets } = state;
  const { country, locale, credit } = customer;
  yield ['customer.kind', customer.kind];
  if (country !== undefined) yield ['customer.country', country];
  if (locale !== undefined) yield ['customer.locale', locale];
  if (credit !== undefined) yield ['customer.credit', credit];
  for (const [name, value] of Object.entries(customer.attributes)) yield [`customer.attributes.${name}`, value];
  if (kind.startsWith('asset.'))
    for (const { category, model } of assets) {
      if (category !== undefined) yield ['asset.category', category];
      if (model !== undefined) yield ['asset.model', model];
    }
  for (const fact of deriveFacts(state, localDate(now, customer.timeZone)))
    if (fact.kind === kind)
      for (const [name, value] of Object.entries(fact.values))
        if (typeof value === 'string' || typeof value === 'number') yield [`fact.values.${name}`, String(value)];
}
