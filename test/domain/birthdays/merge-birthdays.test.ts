import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthdayCard } from '../../../domain/birthdays/merge-birthdays.ts';
import type { LeapDay } from '../../../domain/calendar/yearly.ts';
import type { Asset } from '../../../domain/customer.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { dateBetween, dateOfDayNumber, dayNumberOf } from '../../support/arbitraries.ts';
import { anAsset } from '../../support/builders.ts';

const bought = (id: string, purchasedOn: string | undefined, differences: Partial<Asset> = {}): Asset =>
  anAsset({ id, purchasedOn, ...differences });

/** `A1×3+A2×1` for a card, else the answer's kind. */
function cardOf(
  assets: readonly Asset[],
  asset: string,
  on: string,
  settings: { mergeBirthdaysDays: number; leapDay: LeapDay } = defaultSettings,
): string {
  const card = birthdayCard({ assets, asset, on, settings });
  return card.kind === 'card' ? card.products.map(({ asset, years }) => `${asset.id}×${years}`).join('+') : card.kind;
}

describe('a product’s birthday', () => {
  it('is greeted each year, n ≥ 1 full years', () => {
    const assets = [bought('A1', '2023-11-21')];
    expect(['2023-11-21', '2024-11-21', '2026-11-21', '2026-11-20'].map((on) => cardOf(assets, 'A1', on))).toEqual([
      'nothing',
      'A1×1',
      'A1×3',
      'nothing',
    ]);
  });

  it('is none without a date of purchase, nor for an asset that is not the customer’s', () => {
    expect(cardOf([bought('A1', undefined)], 'A1', '2026-11-21')).toBe('nothing');
    expect(cardOf([], 'A1', '2026-11-21')).toBe('nothing');
  });

  it.each([
    ['feb-28', '2026-02-28', 'A1×2'],
    ['mar-1', '2026-03-01', 'A1×2'],
    ['mar-1', '2026-02-28', 'nothing'],
    ['skip', '2026-02-28', 'nothing'],
    ['skip', '2028-02-29', 'A1×4'],
  ] as const)('of 29 February with %s: on %s %s', (leapDay, on, expected) => {
    expect(cardOf([bought('A1', '2024-02-29')], 'A1', on, { leapDay, mergeBirthdaysDays: 7 })).toBe(expected);
  });
});

describe('birthdays within seven days', () => {
  it.each([
    ['the same day', '2022-05-10', 'A1×3+A2×4', 'nothing'],
    ['day 7 included', '2022-05-17', 'A1×3+A2×4', 'nothing'],
    ['day 8 opens a new card', '2022-05-18', 'A1×3', 'A2×4'],
  ])('come in the first one’s card: %s', (_rule, second, first, own) => {
    const assets = [bought('A2', second), bought('A1', '2023-05-10')];
    expect([cardOf(assets, 'A1', '2026-05-10'), cardOf(assets, 'A2', `2026${second.slice(4)}`)]).toEqual([first, own]);
  });

  it('first = the earliest birthday not itself inside an earlier one’s days', () => {
    const assets = [bought('A', '2020-05-01'), bought('B', '2020-05-08'), bought('C', '2020-05-09'), bought('D', '2020-05-16')];
    expect(cardOf(assets, 'A', '2026-05-01')).toBe('A×6+B×6');
    expect(cardOf(assets, 'B', '2026-05-08')).toBe('nothing');
    expect(cardOf(assets, 'C', '2026-05-09')).toBe('C×6+D×6');
    expect(cardOf(assets, 'D', '2026-05-16')).toBe('nothing');
  });

  it('the walk runs over the year’s end, each with the years of its own birthday', () => {
    const assets = [bought('A', '2024-01-03'), bought('B', '2023-12-28')];
    expect(cardOf(assets, 'B', '2025-12-28')).toBe('A×2+B×2');
    expect(cardOf(assets, 'A', '2026-01-03')).toBe('nothing');
  });

  it('of two that open a card, it is the one’s with the lowest id', () => {
    const assets = [bought('B', '2020-05-01'), bought('A', '2021-05-01')];
    expect([cardOf(assets, 'A', '2026-05-01'), cardOf(assets, 'B', '2026-05-01')]).toEqual(['A×5+B×6', 'nothing']);
  });

  it('an asset with n = 0 neither comes in nor opens a card', () => {
    const assets = [bought('A', '2020-05-10'), bought('B', '2026-05-05'), bought('C', '2026-05-12')];
    expect(cardOf(assets, 'B', '2026-05-05')).toBe('nothing');
    expect(cardOf(assets, 'A', '2026-05-10')).toBe('A×6');
    expect(cardOf(assets, 'B', '2027-05-05')).toBe('A×7+B×1+C×1');
  });

  it('one ended by that day has a line `asset-ended`, and neither comes in nor opens a card', () => {
    const ended = { status: 'disposed', endedOn: '2026-05-05' } as const;
    const assets = [bought('A', '2020-05-05', ended), bought('B', '2020-05-10'), bought('C', '2020-05-12', ended)];
    expect(['05-05', '05-10', '05-12'].map((day, index) => cardOf(assets, ['A', 'B', 'C'][index] ?? '', `2026-${day}`))).toEqual([
      'asset-ended',
      'B×6',
      'asset-ended',
    ]);
    expect(cardOf(assets, 'A', '2025-05-05')).toBe('A×5+B×5+C×5');
  });

  it('an ended status without a date counts from the start', () => {
    expect(cardOf([bought('A', '2020-05-05', { status: 'returned' })], 'A', '2024-05-05')).toBe('asset-ended');
  });

  it('that day is the asset’s own birthday: one that ends between the card and it does not come in', () => {
    const assets = [bought('A', '2020-05-01'), bought('B', '2020-05-06', { status: 'disposed', endedOn: '2026-05-04' })];
    expect([cardOf(assets, 'A', '2026-05-01'), cardOf(assets, 'B', '2026-05-06')]).toEqual(['A×6', 'asset-ended']);
  });
});

describe('whatever the assets', () => {
  const [from, to] = ['2018-01-01', '2025-12-31'];
  const anEnding = fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ status: 'returned' as const }) },
    { weight: 2, arbitrary: dateBetween('2019-01-01', to).map((endedOn) => ({ status: 'disposed' as const, endedOn })) },
  );
  const aPurchase = fc.oneof(
    dateBetween(from, '2023-12-31'),
    fc
      .tuple(fc.integer({ min: 2018, max: 2023 }), fc.constantFrom('12-25', '12-30', '12-31', '01-01', '01-04', '02-28', '03-01'))
      .map(([y, d]) => `${y}-${d}`),
    fc.constantFrom('2020-02-29'),
  );
  const someAssets = fc
    .array(fc.tuple(aPurchase, anEnding), { minLength: 1, maxLength: 8 })
    .map((rows) => rows.map(([day, ending], index) => bought(`A${index}`, day, ending)));
  /** Wide merging makes birthdays chain round the whole year. */
  const someSettings = fc.record({
    mergeBirthdaysDays: fc.constantFrom(0, 7, 7, 45, 120),
    leapDay: fc.constantFrom<LeapDay>('feb-28', 'mar-1', 'skip'),
  });

  it('a walk through every day since the first purchase gives the same cards', () => {
    fc.assert(
      fc.property(someAssets, someSettings, (assets, settings) => {
        let openUntil = Number.NEGATIVE_INFINITY;
        for (let day = dayNumberOf(from); day <= dayNumberOf(to); day += 1) {
          const celebrated = assets.filter((asset) => birthdayOn(asset, dateOfDayNumber(day), settings.leapDay) === 'alive');
          if (celebrated.length === 0) continue;
          const opens = day > openUntil;
          if (opens) openUntil = day + settings.mergeBirthdaysDays;
          const first = celebrated.map(({ id }) => id).sort()[0];
          for (const { id } of celebrated) {
            const card = birthdayCard({ assets, asset: id, on: dateOfDayNumber(day), settings });
            expect([dateOfDayNumber(day), id, card.kind]).toEqual([dateOfDayNumber(day), id, opens && id === first ? 'card' : 'nothing']);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('each living birthday is in exactly one card, at most so many days before it; each ended one has its line', () => {
    fc.assert(
      fc.property(someAssets, someSettings, (assets, settings) => {
        const greeted = new Map<string, number>();
        const expected = new Set<string>();
        const lastDay = dayNumberOf(to);
        for (let day = dayNumberOf(from); day <= lastDay; day += 1) {
          const on = dateOfDayNumber(day);
          for (const asset of assets) {
            const birthday = birthdayOn(asset, on, settings.leapDay);
            if (birthday === undefined) continue;
            const card = birthdayCard({ assets, asset: asset.id, on, settings });
            expect(card.kind === 'asset-ended').toBe(birthday === 'ended');
            if (birthday === 'alive') expected.add(`${asset.id}×${Number(on.slice(0, 4)) - Number(asset.purchasedOn?.slice(0, 4))}`);
            if (card.kind !== 'card') continue;
            expect(card.products.map(({ asset }) => asset.id)).toEqual(card.products.map(({ asset }) => asset.id).sort());
            for (const { asset, years } of card.products)
              greeted.set(`${asset.id}×${years}`, (greeted.get(`${asset.id}×${years}`) ?? 0) + 1);
          }
        }
        for (const birthday of expected) expect([birthday, greeted.get(birthday)]).toEqual([birthday, 1]);
        expect([...greeted.values()].every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('their order changes nothing', () => {
    const mixed = someAssets.chain((assets) => fc.tuple(fc.constant(assets), fc.shuffledSubarray(assets, { minLength: assets.length })));
    fc.assert(
      fc.property(mixed, someSettings, fc.integer({ min: 2020, max: 2025 }), ([assets, shuffled], settings, year) => {
        for (const { id, purchasedOn } of assets) {
          const on = `${year}${purchasedOn?.slice(4)}`;
          if (on.endsWith('02-29')) continue;
          expect(birthdayCard({ assets: shuffled, asset: id, on, settings })).toEqual(birthdayCard({ assets, asset: id, on, settings }));
        }
      }),
    );
  });

  /** Worked out from the texts of the dates alone. */
  function birthdayOn(asset: Asset, on: string, leapDay: LeapDay): 'alive' | 'ended' | undefined {
    const [purchase, year] = [asset.purchasedOn ?? '', Number(on.slice(0, 4))];
    const common = year % 4 !== 0;
    const moved = { 'feb-28': '-02-28', 'mar-1': '-03-01', skip: '' }[leapDay];
    const monthDay = purchase.endsWith('-02-29') && common ? moved : purchase.slice(4);
    if (on.slice(4) !== monthDay || year <= Number(purchase.slice(0, 4))) return undefined;
    const ended = asset.endedOn === undefined ? asset.status !== 'active' : asset.endedOn <= on;
    return ended ? 'ended' : 'alive';
  }
});
