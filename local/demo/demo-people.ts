import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type Consent, type Contact, newContact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { inventName, inventPhone, pickPlace, places } from './places.ts';
import type { SeededRandom } from './seeded-random.ts';

export const demoCustomerId = (n: number): string => `C${String(n + 1).padStart(5, '0')}`;

const OPTED_OUT = 0.08;
const YEAR = 365.25;

/** A customer of the appliance maker; one in five is a member, of one in three we know the day of birth; some were born on a 29 February or keep the lunar calendar. */
export function inventCustomer(random: SeededRandom, n: number, today: CalendarDate): Customer {
  const id = demoCustomerId(n);
  const place = pickPlace(random, places);
  const name = inventName(random, place);
  const bornOn = random.chance(0.01) ? `${random.whole(12, 24) * 4 + 1900}-02-29` : addDays(today, -random.whole(20 * YEAR, 80 * YEAR));
  const lunar = place.country === 'CN' && random.chance(0.15);
  return {
    id,
    kind: random.chance(0.03) ? 'organisation' : 'person',
    name,
    email: `${id.toLowerCase()}@example.com`,
    ...(random.chance(0.7) ? { phone: inventPhone(random) } : {}),
    locale: place.locale,
    timeZone: place.zone,
    country: place.country,
    ...(random.chance(0.35) ? { bornOn, ...(lunar ? { bornCalendar: 'chinese' as const } : {}) } : {}),
    ...(random.chance(0.2) ? { joinedOn: addDays(today, -random.whole(20, 6 * YEAR)) } : {}),
    ...(random.chance(0.15) ? { householdId: `H${Math.floor(n / 2)}` } : {}),
    credit: random.chance(0.93) ? 'good' : 'bad',
    attributes: {},
  };
}

/** Most said yes; some said no themselves; some were never asked. */
export function inventContact(random: SeededRandom): Contact {
  const email: Consent = random.chance(OPTED_OUT) ? 'withdrawn' : random.chance(0.25) ? 'unknown' : 'yes';
  const sms: Consent = email !== 'yes' ? email : random.chance(0.6) ? 'yes' : 'unknown';
  return { ...newContact, rev: 1, email: { consent: email }, sms: { consent: sms } };
}
