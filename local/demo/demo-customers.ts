import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { inventName, inventPhone, morePlaces, pickPlace } from './places.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** A row of a customers file, by column. */
export type CustomerCells = Readonly<Record<(typeof demoCustomerColumns)[number], string>>;

export const demoCustomerColumns = [
  'customer_id',
  'kind',
  'name',
  'email',
  'phone',
  'locale',
  'time_zone',
  'country',
  'born_on',
  'joined_on',
  'email_marketing',
  'sms_marketing',
  'credit',
] as const;

const CONSENT = 0.85;

/** Invented people for the customer ids of an orders file: the same for the same ids and seed. */
export function demoCustomers(
  known: readonly { readonly id: string; readonly firstOrderOn: CalendarDate }[],
  seed: number,
): CustomerCells[] {
  const random = seededRandom(seed);
  return known.map(({ id, firstOrderOn }, n) => inventRow(random, id, n, firstOrderOn));
}

function inventRow(random: SeededRandom, id: string, n: number, firstOrderOn: CalendarDate): CustomerCells {
  const place = pickPlace(random, morePlaces);
  const consent = () => (random.chance(CONSENT) ? 'yes' : random.chance(0.5) ? 'no' : '');
  const born = random.chance(0.01) ? `${random.whole(10, 20) * 4 + 1900}-02-29` : addDays(firstOrderOn, -random.whole(18 * 365, 80 * 365));
  return {
    customer_id: id,
    kind: random.chance(0.05) ? 'organisation' : 'person',
    name: inventName(random, place),
    email: `customer-${n + 1}@example.com`,
    phone: random.chance(0.6) ? inventPhone(random) : '',
    locale: place.locale,
    time_zone: place.zone,
    country: place.country,
    born_on: random.chance(0.7) ? born : '',
    joined_on: random.chance(0.7) ? addDays(firstOrderOn, -random.whole(0, 400)) : '',
    email_marketing: consent(),
    sms_marketing: consent(),
    credit: random.chance(0.9) ? 'good' : random.chance(0.5) ? 'bad' : '',
  };
}

export function customersCsv(rows: readonly CustomerCells[]): string {
  const quoted = (cell: string) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => demoCustomerColumns.map((column) => quoted(row[column])).join(','));
  return `${[demoCustomerColumns.join(','), ...lines].join('\n')}\n`;
}
