import type { Supply } from '../../domain/answer.ts';
import { addDays, type CalendarDate, type Instant, yearOf } from '../../domain/calendar/calendar-date.ts';
import { instantAt, localDate } from '../../domain/calendar/zoned-time.ts';
import { pointsInWindow } from '../../domain/membership/grade.ts';
import type { OwnerEntry } from '../../domain/registry/named-owner.ts';
import type { Settings } from '../../domain/settings.ts';
import { summarise } from '../../domain/summarise.ts';
import type { DemoCustomer } from './generate-demo.ts';

/** One of the two who look after customers by name leaves a week after the demo begins. */
export const demoOwners = (now: Instant): readonly OwnerEntry[] => [
  { id: 'mia', name: 'Mia Chen', until: addDays(localDate(now, 'UTC'), 7) },
  { id: 'tom', name: 'Tom Baker' },
];

/**
 * A few households with a story of their own (docs/care-programme.md): salt that runs out in five days and is paid after the payday; a
 * product with a service log; two birthdays signed by name, one before and one after the owner has left; credit that stands in a
 * member's way.
 */
export function withHouseholds(all: readonly DemoCustomer[], now: Instant, settings: Settings): readonly DemoCustomer[] {
  const today = localDate(now, 'UTC');
  const changed = new Map<string, DemoCustomer>();
  const told = all
    .filter(({ contact, assets, more }) => contact.email.consent === 'yes' && assets.length === 1 && more === undefined)
    .reverse();
  const [salt, log, early, late] = told;
  // Points that are still inside the window two periods on.
  const ahead = addDays(today, 2 * settings.tierValidityDays);
  const earns = ({ orders, points }: DemoCustomer) => pointsInWindow(summarise(orders, points, today, settings), ahead, settings);
  const member = told.slice(4).find((one) => one.customer.joinedOn !== undefined && earns(one).gte(settings.tiers.at(-2)?.from ?? 0));

  if (salt !== undefined) {
    const supplies = [-58, -41, -24].map((days, n): Supply => delivery(n, addDays(today, days), today));
    changed.set(salt.customer.id, { ...salt, more: supplies.map((body) => ({ type: 'SUPPLY', body })) });
  }
  if (log !== undefined) changed.set(log.customer.id, serviced(log, today));
  for (const [one, days] of [
    [early, 3],
    [late, 12],
  ] as const)
    if (one !== undefined) changed.set(one.customer.id, birthday(one, addDays(today, days)));
  if (member !== undefined) {
    const reason = 'two invoices unpaid for 40 days';
    const at = instantAt(addDays(today, -20), '10:00', member.customer.timeZone);
    const credit = { credit: 'bad', creditSince: at, creditLog: [{ id: 'CR-1', at, standing: 'bad', reason }] } as const;
    changed.set(member.customer.id, { ...member, customer: { ...member.customer, ...credit } });
  }
  return all.map((one) => changed.get(one.customer.id) ?? one);
}

/** Four kilos each time; how fast they go is to be learnt: three deliveries, seventeen days apart. */
const delivery = (n: number, deliveredOn: CalendarDate, today: CalendarDate): Supply => ({
  id: `S-${n + 1}`,
  sku: 'Dishwasher salt',
  deliveredOn,
  quantity: n === 2 ? '6.84' : '4',
  unit: 'kg',
  container: '6 kg tub',
  ...(n === 0 ? {} : { batchOn: addDays(deliveredOn, -30) }),
  ...(n === 2 ? { payday: Number(addDays(today, 2).slice(8)) } : {}),
});

function serviced(one: DemoCustomer, today: CalendarDate): DemoCustomer {
  const { timeZone } = one.customer;
  const assets = one.assets.map((asset) => ({ ...asset, purchasedOn: addDays(today, -800), installedOn: addDays(today, -797) }));
  const visits = [
    { id: 'V-1', days: -797, kind: 'installation', outcome: 'level, connected, explained' },
    { id: 'V-2', days: -410, kind: 'check-up', outcome: 'door seal cleaned' },
    { id: 'V-3', days: -120, kind: 'repair', fault: 'E18', outcome: 'pump changed' },
  ];
  const more = assets.flatMap(({ id: assetId }) =>
    visits.map(({ days, ...visit }) => {
      const day = addDays(today, days);
      return { type: 'SERVICE' as const, body: { ...visit, assetId, at: instantAt(day, '10:00', timeZone), day } };
    }),
  );
  return { ...one, assets, more };
}

function birthday(one: DemoCustomer, on: CalendarDate): DemoCustomer {
  const monthDay = on.endsWith('-02-29') ? '-02-28' : on.slice(4);
  const assets = one.assets.map(({ warrantyEndsOn: _, ...asset }) => ({ ...asset, purchasedOn: `${yearOf(on) - 3}${monthDay}` }));
  return { ...one, assets, customer: { ...one.customer, attributes: { owner: 'mia', value_class: 'major' } } };
}
