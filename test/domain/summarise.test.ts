import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from '../../domain/order.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { gapsOf, orderDays, summarise } from '../../domain/summarise.ts';
import { dateBetween, dayNumberOf } from '../support/arbitraries.ts';
import { anOrder, anOrderLine } from '../support/builders.ts';

const today = '2026-11-21';
const settings = defaultSettings;

const orderOn = (day: string, ...lines: Partial<OrderLine>[]): Order => orderAt(`${day}T09:00:00Z`, ...lines);
const orderAt = (at: string, ...lines: Partial<OrderLine>[]): Order =>
  anOrder({ id: `O-${at}`, at: Date.parse(at), day: at.slice(0, 10), lines: lines.map(anOrderLine) });

describe('orderDays', () => {
  it('several order lines on one day are one occasion', () => {
    expect(orderDays([orderAt('2026-03-01T10:00:00Z', {}, {}), orderAt('2026-03-01T18:00:00Z', {})])).toHaveLength(1);
  });

  it.each([
    ['zero', '-2'],
    ['less', '-3'],
  ])('a day whose lines sum to %s is none', (_sum, quantity) => {
    expect(orderDays([orderOn('2026-03-01', { quantity: '2' }), orderAt('2026-03-01T20:00:00Z', { quantity })])).toEqual([]);
  });

  it('a day whose sum is a hundredth above zero is one, by exact decimals', () => {
    const lines = ['0.1', '0.2', '-0.29'].map((unitPrice) => ({ quantity: '1', unitPrice, category: 'care' }));
    expect(orderDays([orderOn('2026-03-01', ...lines)])).toEqual([{ day: '2026-03-01', category: 'care' }]);
    expect(orderDays([orderOn('2026-03-01', ...lines, { quantity: '-1', unitPrice: '0.01' })])).toEqual([]);
  });

  it('a later refund doesn’t undo the day of its order', () => {
    const bought = orderOn('2026-03-01', { quantity: '2' });
    const refund = orderOn('2026-03-09', { quantity: '-2', refundOf: bought.id });
    expect(orderDays([refund, bought]).map(({ day }) => day)).toEqual(['2026-03-01']);
  });

  it.each([
    [
      'its dearest line, by amount',
      [
        { category: 'a', quantity: '1', unitPrice: '50' },
        { category: 'b', quantity: '6', unitPrice: '10' },
      ],
      'b',
    ],
    [
      'equal: the first',
      [
        { category: 'a', quantity: '2', unitPrice: '5.0' },
        { category: 'b', quantity: '1', unitPrice: '10' },
      ],
      'a',
    ],
    [
      'blank is a category like any other',
      [
        { category: '', quantity: '2' },
        { category: 'b', quantity: '1' },
      ],
      '',
    ],
  ] as const)('a day belongs to the category of %s', (_rule, lines, category) => {
    expect(orderDays([orderOn('2026-03-01', ...lines)])).toEqual([{ day: '2026-03-01', category }]);
  });

  it('of equally dear lines in two orders of a day, the earlier order’s comes first', () => {
    const [later, earlier] = [
      orderAt('2026-03-01T18:00:00Z', { category: 'late' }),
      orderAt('2026-03-01T08:00:00Z', { category: 'early' }),
    ];
    expect(orderDays([later, earlier])[0]?.category).toBe('early');
  });
});

describe('gapsOf', () => {
  it('a gap is the days between two successive order days and belongs to the category of the earlier day', () => {
    const orders = [
      orderOn('2026-03-11', { category: 'b' }),
      orderOn('2026-03-01', { category: 'a' }),
      orderOn('2026-05-01', { category: 'c' }),
    ];
    expect(gapsOf(orders)).toEqual([
      { category: 'a', laterDay: '2026-03-11', days: 10, first: true },
      { category: 'b', laterDay: '2026-05-01', days: 51, first: false },
    ]);
  });

  it('one order day has no gap, nor has none', () => {
    expect([gapsOf([]), gapsOf([orderOn('2026-03-01', {})])]).toEqual([[], []]);
  });
});

describe('summarise', () => {
  it('points of an order line are quantity × unit_price × perCurrencyUnit, exact decimals, on the order’s local date', () => {
    const order = orderOn('2026-03-01', { quantity: '3', unitPrice: '0.1' }, { quantity: '0.5', unitPrice: '7.77' });
    expect(summarise([order], [], today, settings).points).toEqual([{ day: '2026-03-01', since: '2026-03-01', points: '4.185' }]);
    const doubled = { ...settings, points: { ...settings.points, perCurrencyUnit: 0.1 } };
    expect(summarise([order], [], today, doubled).points[0]?.points).toBe('0.4185');
  });

  it('refunds subtract on the original order’s date where refund_of names it, in hand from the day they came in', () => {
    const bought = orderOn('2026-03-01', { quantity: '2', unitPrice: '100' });
    const refund = orderOn('2026-04-01', { quantity: '-1', unitPrice: '100', refundOf: bought.id });
    expect(summarise([bought, refund], [], today, settings).points).toEqual([
      { day: '2026-03-01', since: '2026-03-01', points: '200' },
      { day: '2026-03-01', since: '2026-04-01', points: '-100' },
    ]);
  });

  it('else on their own', () => {
    const refund = orderOn('2026-04-01', { quantity: '-1', unitPrice: '100', refundOf: 'somebody else’s' });
    expect(summarise([refund], [], today, settings).points).toEqual([{ day: '2026-04-01', since: '2026-04-01', points: '-100' }]);
  });

  it('`points` rows add on their date', () => {
    const event = (id: string, points: string) => ({ id, day: '2026-03-01', points, source: 'promotion' as const });
    const order = orderOn('2026-03-01', { quantity: '1', unitPrice: '10' });
    expect(summarise([order], [event('E1', '5.5'), event('E2', '-0.25')], today, settings).points).toEqual([
      { day: '2026-03-01', since: '2026-03-01', points: '15.25' },
    ]);
    expect(summarise([order], [event('E1', '-10')], today, settings).points).toEqual([]);
  });

  it('keeps points of 24 months, and longer where the window asks for it', () => {
    const orders = ['2024-11-20', '2024-11-21'].map((day) => orderOn(day, {}));
    expect(summarise(orders, [], today, settings).points.map(({ day }) => day)).toEqual(['2024-11-21']);
    const long = { ...settings, points: { perCurrencyUnit: 1, windowMonths: 36 } };
    expect(summarise(orders, [], today, long).points).toHaveLength(2);
  });

  it('tells how many order days there were, the first and the last', () => {
    const orders = [orderOn('2019-01-01', { category: 'a' }), orderOn('2026-03-01', {}), orderOn('2026-05-01', { category: 'z' })];
    const summary = summarise(orders, [], today, settings);
    expect(summary).toMatchObject({
      orderDays: 3,
      first: { day: '2019-01-01', category: 'a' },
      last: { day: '2026-05-01', category: 'z' },
    });
    expect(summarise([], [], today, settings)).toEqual({ points: [], orderDays: 0, first: undefined, last: undefined, deliveries: [] });
  });

  it('names what was delivered in the last 400 days', () => {
    const delivered = (id: string, deliveredOn: string, ...lines: Partial<OrderLine>[]) =>
      anOrder({ id, deliveredOn, lines: lines.map(anOrderLine) });
    const old = delivered('O1', '2025-10-16', {});
    const kept = delivered('O2', '2025-10-17', { description: 'Espresso machine' }, { description: 'Filter' });
    const long = delivered('O3', '2026-01-01', { description: '洗'.repeat(100) });
    const { deliveries } = summarise([old, kept, long, anOrder({ id: 'O4' })], [], today, settings);
    expect(deliveries).toEqual([
      { order: 'O2', on: '2025-10-17', items: 'Espresso machine' },
      { order: 'O3', on: '2026-01-01', items: `${'洗'.repeat(79)}…` },
    ]);
  });
});

describe('whatever the orders', () => {
  const aLine = fc.record({
    category: fc.constantFrom('', 'a', 'b'),
    quantity: fc.integer({ min: -3, max: 6 }).map(String),
    unitPrice: fc.integer({ min: 0, max: 5000 }).map((cents) => new Big(cents).div(100).toFixed()),
    refundOf: fc.option(
      fc.integer({ min: 0, max: 7 }).map((n) => `O${n}`),
      { nil: undefined },
    ),
  });
  const someOrders = fc
    .array(
      fc.tuple(dateBetween('2025-06-01', '2026-11-21'), fc.integer({ min: 0, max: 1439 }), fc.array(aLine, { minLength: 1, maxLength: 4 })),
      { maxLength: 8 },
    )
    .map((rows) =>
      rows.map(([day, minute, lines], n) =>
        anOrder({ id: `O${n}`, day, at: Date.parse(`${day}T00:00:00Z`) + minute * 60_000, lines: lines.map(anOrderLine) }),
      ),
    );
  const shuffled = someOrders.chain((orders) => fc.tuple(fc.constant(orders), fc.shuffledSubarray(orders, { minLength: orders.length })));

  it('their order of coming in changes nothing', () => {
    fc.assert(
      fc.property(shuffled, ([orders, mixed]) => {
        expect(summarise(mixed, [], today, settings)).toEqual(summarise(orders, [], today, settings));
      }),
    );
  });

  it('no point is lost, none is in hand before its order or its refund', () => {
    fc.assert(
      fc.property(someOrders, (orders) => {
        const sum = (of: readonly { amount: Big }[]) => of.reduce((total, { amount }) => total.plus(amount), new Big(0)).toFixed();
        const entries = summarise(orders, [], today, settings).points;
        const lines = orders.flatMap(({ lines }) =>
          lines.map(({ quantity, unitPrice }) => ({ amount: new Big(quantity).times(unitPrice) })),
        );
        expect(sum(entries.map(({ points }) => ({ amount: new Big(points) })))).toBe(sum(lines));
        const days = new Set(orders.map(({ day }) => day));
        for (const { day, since, points } of entries)
          expect([days.has(day), days.has(since), points]).toEqual([true, true, expect.not.stringMatching(/e|^0$/)]);
      }),
    );
  });

  it('gaps are positive and reach from the first order day to the last', () => {
    fc.assert(
      fc.property(someOrders, (orders) => {
        const [days, gaps] = [orderDays(orders), gapsOf(orders)];
        const [first, last] = [days[0], days.at(-1)];
        const span = first && last ? dayNumberOf(last.day) - dayNumberOf(first.day) : 0;
        expect(gaps.reduce((sum, gap) => sum + gap.days, 0)).toBe(span);
        expect(gaps.every((gap) => gap.days > 0)).toBe(true);
        expect(gaps.map(({ first }) => first)).toEqual(gaps.map((_gap, index) => index === 0));
      }),
    );
  });
});

describe('the usual basket', () => {
  const on = (day: string, amount: string) => orderOn(day, { quantity: '1', unitPrice: amount });
  const basket = (...amounts: string[]) =>
    summarise(
      amounts.map((amount, n) => on(`2026-03-0${n + 1}`, amount)),
      [],
      today,
      settings,
    ).basket;

  it('> care 13: p75 of what order days came to', () => {
    expect([basket('10'), basket('10', '20'), basket('40', '10', '20', '30'), basket('1', '2', '3', '4', '5')]).toEqual([
      '10',
      '20',
      '30',
      '4',
    ]);
  });

  it('is none without an order', () => {
    expect(summarise([], [], today, settings)).not.toHaveProperty('basket');
  });
});
