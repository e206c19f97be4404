import type { Consent, Contact } from '../../domain/contact.ts';
import { newContact } from '../../domain/contact.ts';
import type { Asset, Customer } from '../../domain/customer.ts';
import type { StateRecord } from '../../workflows/records.ts';
import type { Chance } from '../chance.ts';
import { civil, textOfDay } from '../oracle/wall-clock.ts';

/** Somebody with what the company knows at the start. */
export interface Person {
  readonly customer: Customer;
  readonly gate: Omit<Contact, 'rev'>;
  readonly records: readonly StateRecord[];
}

export const zones = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
] as const;

/** First day of the run, and how many days it sees. */
export interface Season {
  readonly firstDay: number;
  readonly days: number;
}

export const nameOfPerson = (id: string): string => `Canary of ${id}`;

export function person(number: number, { firstDay, days }: Season, chance: Chance): Person {
  const id = `c${number}`;
  const dice = chance.of(`person ${id}`);
  const today = () => firstDay + dice.between(0, days);
  const yearsBefore = (day: number, years: number): string => {
    const [year, month, date] = civil(day);
    const canLeap = (year - years) % 4 === 0;
    if (month !== 2 || date < 28) return `${year - years}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    return `${year - years}-02-${canLeap && (date === 29 || dice.happens(0.3)) ? 29 : 28}`;
  };
  const sharesAddress = number > 0 && dice.happens(0.1);
  const customer: Customer = {
    id,
    kind: 'person',
    name: nameOfPerson(id),
    ...(dice.happens(0.95) ? { email: sharesAddress ? `canary-c${number - 1}@example.com` : `canary-${id}@example.com` } : {}),
    ...(dice.happens(0.8) ? { phone: `+4477009${String(number).padStart(5, '0')}` } : {}),
    locale: 'en',
    timeZone: dice.pick(zones),
    ...(dice.happens(0.4) ? { bornOn: yearsBefore(today(), dice.between(20, 70)) } : {}),
    ...(dice.happens(0.4) ? { joinedOn: joinedOn(dice, today, yearsBefore) } : {}),
    ...(dice.happens(0.2) ? { householdId: `h${Math.floor(number / 3)}` } : {}),
    credit: 'good',
    attributes: {},
  };
  const assets = Array.from({ length: dice.between(0, 4) }, (_, index) => assetOf(`${id}-a${index}`, dice, today, yearsBefore));
  const records: StateRecord[] = [{ type: 'PROFILE', body: customer }, ...assets.map((body) => ({ type: 'ASSET', body }) as const)];
  if (dice.happens(0.8)) records.push(ownFact('policy.renews', `${id}-r`, textOfDay(today()), 'never'));
  if (dice.happens(0.5)) records.push(ownFact('wedding', `${id}-w`, yearsBefore(today(), dice.between(1, 30)), 'yearly'));
  if (dice.happens(0.3)) {
    const points = String(dice.between(100, 4000));
    records.push({ type: 'POINTS', body: { id: `${id}-p`, day: textOfDay(firstDay - dice.between(1, 200)), points, source: 'promotion' } });
  }
  for (const asset of assets) {
    if (!dice.happens(0.4)) continue;
    const startsOn = textOfDay(today());
    records.push({ type: 'RECALL', body: { id: `${asset.id}-rc`, assetId: asset.id, reason: 'hose', safety: true, startsOn } });
  }
  const consent = () => dice.pick<Consent>(['yes', 'yes', 'yes', 'yes', 'unknown', 'no']);
  return { customer, records, gate: { ...newContact, email: { consent: consent() }, sms: { consent: consent() } } };
}

/** An anniversary in sight, or a membership period that ends in sight. */
function joinedOn(dice: Chance, today: () => number, yearsBefore: (day: number, years: number) => string): string {
  return dice.happens(0.5) ? yearsBefore(today(), dice.between(1, 5)) : textOfDay(today() + dice.between(-1, 3) - 60 * dice.between(1, 6));
}

function assetOf(id: string, dice: Chance, today: () => number, yearsBefore: (day: number, years: number) => string): Asset {
  return {
    id,
    model: dice.pick(['WM-7', 'FR-2']),
    name: `Machine ${id}`,
    ...(dice.happens(0.8) ? { purchasedOn: yearsBefore(today(), dice.between(0, 6)) } : {}),
    ...(dice.happens(0.8) ? { warrantyEndsOn: textOfDay(today() + dice.pick([1, 14])) } : {}),
    status: 'active',
  };
}

export const ownFact = (kind: string, subject: string, date: string, repeats: 'never' | 'yearly'): StateRecord => ({
  type: 'OWN_FACT',
  body: { kind, subject, date, repeats, values: {} },
});
