import { type Day, dayOf, formatDay } from './civil-days.ts';
import type { Dice } from './dice.ts';
import type { CustomerRow } from './records.ts';

const zones = [
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Los_Angeles',
  'America/Santiago',
  'Africa/Cairo',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Pacific/Pago_Pago',
  'Pacific/Chatham',
];

/** Days at which calendars go wrong, in a year: 29 February only where it exists. */
export function specialDay(dice: Dice, year: number): Day {
  const leap = year % 4 === 0;
  return dice.pick([dayOf(year, 12, 31), dayOf(year, 1, 1), dayOf(year, 2, 28), dayOf(year, 3, 1), dayOf(year, 2, leap ? 29 : 28)]);
}

const consent = ['yes', 'yes', 'yes', 'no', ''];

/** Customers, each with a zone of its own; those of a household share it, as their offer is counted in local days. */
export function randomCustomers(dice: Dice, count: number, firstDay: Day, lastDay: Day): CustomerRow[] {
  const households = Array.from({ length: Math.ceil(count / 10) }, (_, i) => ({ id: `H${i}`, zone: dice.pick(zones) }));
  return Array.from({ length: count }, (_, i) => {
    const household = dice.chance(0.35) ? dice.pick(households) : null;
    const bornYear = dice.pick([1948, 1964, 1972, 1981, 1990, 2000]);
    return {
      customer_id: dice.chance(0.03) ? `C ${i}/ä#` : `C${i}`,
      kind: dice.chance(0.1) ? 'organisation' : 'person',
      name: dice.chance(0.1) ? `"Ann, ${i}" O'Neill` : `Customer ${i}`,
      email: dice.chance(0.85) ? `c${i}@example.com` : '',
      phone: dice.chance(0.7) ? `+4915112${String(345000 + i).padStart(6, '0')}` : '',
      locale: dice.pick(['en', 'de', 'zh-CN', '']),
      time_zone: household?.zone ?? dice.pick(zones),
      country: '',
      born_on: dice.chance(0.6)
        ? formatDay(dice.chance(0.4) ? specialDay(dice, bornYear) : dayOf(bornYear, 1, 1) + dice.between(0, 364))
        : '',
      joined_on: joinedOn(dice, firstDay, lastDay),
      household_id: household?.id ?? '',
      email_marketing: dice.pick(consent),
      sms_marketing: dice.pick(consent),
      credit: dice.pick(['good', 'good', 'good', 'bad', '']),
      preferred_channel: dice.pick(['', '', 'email', 'sms']),
    };
  });
}

function joinedOn(dice: Dice, firstDay: Day, lastDay: Day): string {
  if (dice.chance(0.15)) return '';
  if (dice.chance(0.2)) return formatDay(specialDay(dice, dice.pick([2020, 2023, 2024])));
  if (dice.chance(0.4)) return formatDay(dice.between(firstDay - 3, lastDay - 70));
  return formatDay(dice.between(firstDay - 900, firstDay - 1));
}
