import { HOUR, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { StateRecord } from '../../workflows/records.ts';
import type { Chance } from '../chance.ts';
import { dayAt, dayOfText, textOfDay } from '../oracle/wall-clock.ts';
import type { Timeline } from '../time/timeline.ts';
import type { Book } from './book.ts';
import { careCampaigns } from './care-campaigns.ts';
import type { Office } from './office.ts';
import { ownFact, type Season, zones } from './people.ts';

interface Doing {
  readonly customer: string;
  readonly office: Office;
  readonly book: Book;
  readonly timeline: Timeline;
  readonly season: Season;
  readonly dice: Chance;
}

/** What may happen to one customer, and how likely it is in one run. */
const happenings: Readonly<Record<string, { readonly share: number; readonly act: (doing: Doing) => Promise<void> }>> = {
  'leaves for good': { share: 0.12, act: ({ office, customer }) => office.choose(customer, { email: 'withdrawn', sms: 'withdrawn' }) },
  'leaves one campaign': { share: 0.08, act: ({ office, customer }) => office.choose(customer, { withoutCampaigns: ['wedding'] }) },
  'takes a pause': {
    share: 0.05,
    act: ({ office, customer, timeline }) => office.choose(customer, { pausedUntil: textOfDay(dayAt(timeline.now(), 'UTC') + 2) }),
  },
  'comes back': { share: 0.05, act: ({ office, customer }) => office.choose(customer, { email: 'yes', sms: 'yes', pausedUntil: null }) },
  'wants less': { share: 0.04, act: ({ office, customer }) => office.choose(customer, { lessOften: true }) },
  'is erased': { share: 0.04, act: ({ office, customer }) => office.erase(customer) },
  moves: { share: 0.08, act: (doing) => changeProfile(doing, { timeZone: doing.dice.pick(zones) }) },
  'has a new address': { share: 0.06, act: (doing) => changeProfile(doing, { email: `canary-${doing.customer}-new@example.com` }) },
  'buys a policy': {
    share: 0.15,
    act: async ({ office, customer, dice, timeline, season }) => {
      const date = textOfDay(Math.min(season.firstDay + season.days, dayAt(timeline.now(), 'UTC') + dice.between(0, 1)));
      await office.write(customer, ownFact('policy.renews', `${customer}-n`, date, 'never'), dice.pick(['live', 'live', 'import']));
    },
  },
  orders: {
    share: 0.2,
    act: async ({ office, customer, timeline, dice }) => {
      const at = timeline.now();
      const day = textOfDay(dayAt(at, 'UTC'));
      const line = { sku: 'S1', ordinal: 1, category: 'care', quantity: '1', unitPrice: String(dice.between(5, 2000)), deliveredOn: day };
      await office.write(customer, { type: 'ORDER', body: { id: `${customer}-o`, at, day, lines: [line], deliveredOn: day } }, 'live');
    },
  },
  'gets points': {
    share: 0.1,
    act: ({ office, customer, timeline, dice }) =>
      office.write(
        customer,
        {
          type: 'POINTS',
          body: {
            id: `${customer}-q`,
            day: textOfDay(dayAt(timeline.now(), 'UTC')),
            points: String(dice.between(-500, 4000)),
            source: 'adjustment',
          },
        },
        'live',
      ),
  },
  'has a purchase corrected': {
    share: 0.08,
    act: (doing) =>
      changeAsset(doing, ({ purchasedOn }) => (purchasedOn === undefined ? {} : { purchasedOn: shifted(purchasedOn, doing.dice) })),
  },
  'has a warranty extended': {
    share: 0.05,
    act: (doing) =>
      changeAsset(doing, ({ warrantyEndsOn }) =>
        warrantyEndsOn === undefined ? {} : { warrantyEndsOn: shifted(warrantyEndsOn, doing.dice) },
      ),
  },
  'throws a machine away': {
    share: 0.05,
    act: (doing) => changeAsset(doing, () => ({ status: 'disposed', endedOn: textOfDay(dayAt(doing.timeline.now(), 'UTC')) })),
  },
  complains: {
    share: 0.05,
    act: ({ office, customer, timeline }) =>
      office.write(
        customer,
        { type: 'CASE', body: { id: `${customer}-k`, kind: 'complaint', openedOn: textOfDay(dayAt(timeline.now(), 'UTC')) } },
        'live',
      ),
  },
  'acknowledges a recall': {
    share: 0.1,
    act: async ({ office, customer, book, timeline }) => {
      const recall = book.latest(customer, 'RECALL');
      if (recall === undefined) return;
      await office.write(
        customer,
        { ...recall, body: { ...recall.body, acknowledgedOn: textOfDay(dayAt(timeline.now(), 'UTC')) } },
        'live',
      );
    },
  },
  'is imported again': {
    share: 0.15,
    act: async ({ office, customer, book }) => {
      for (const type of ['PROFILE', 'ASSET', 'OWN_FACT'] as const) {
        const record: StateRecord | undefined = book.latest(customer, type);
        if (record !== undefined) await office.write(customer, record, 'import');
      }
    },
  },
};

/** Draws what happens to everybody, and when; the staff pauses and edits campaigns meanwhile. */
export function scheduleHappenings(doing: Omit<Doing, 'customer' | 'dice'> & { readonly chance: Chance }): void {
  const { timeline, season, chance, office, book } = doing;
  const length = season.days * 24 * HOUR;
  const start = timeline.now();
  for (const customer of book.customers) {
    for (const [what, { share, act }] of Object.entries(happenings)) {
      const dice = chance.of('happenings').of(`${customer} ${what}`);
      if (!dice.happens(share)) continue;
      timeline.at(start + HOUR + dice.between(0, length), () => act({ ...doing, customer, dice }));
    }
  }
  for (const { id } of careCampaigns) {
    const dice = chance.of('staff').of(id);
    if (dice.happens(0.1)) {
      const from = start + dice.between(HOUR, length);
      timeline.at(from, () => office.setLive(id, false));
      timeline.at(from + dice.between(MINUTE, 10 * HOUR), () => office.setLive(id, true));
    }
    if (dice.happens(0.15)) timeline.at(start + dice.between(HOUR, length), () => office.edit(id));
  }
}

async function changeProfile(
  { office, book, customer }: Doing,
  changes: { readonly timeZone?: string; readonly email?: string },
): Promise<void> {
  const profile = book.latest(customer, 'PROFILE');
  if (profile !== undefined) await office.write(customer, { ...profile, body: { ...profile.body, ...changes } }, 'live');
}

type AssetRecord = Extract<StateRecord, { type: 'ASSET' }>;

async function changeAsset(
  { office, book, customer }: Doing,
  change: (asset: AssetRecord['body']) => Partial<AssetRecord['body']>,
): Promise<void> {
  const asset = book.latest(customer, 'ASSET');
  if (asset !== undefined) await office.write(customer, { ...asset, body: { ...asset.body, ...change(asset.body) } }, 'live');
}

const shifted = (date: string, dice: Chance): string => textOfDay(dayOfText(date) + dice.pick([-1, 1]));
