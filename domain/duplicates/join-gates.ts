import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { ConsentChange } from '../consent/consent-change.ts';
import { type Consent, type Contact, type ContactChannel, type Suppression, suppressions } from '../contact.ts';
import type { Channel, Customer } from '../customer.ts';

export type OpenGate = Omit<Contact, 'rev'>;

interface Party {
  readonly gate: OpenGate;
  readonly customer: Customer;
}

/** The kept gate as it will stand but for what a person chooses, and the change of choices, which is written with a proof. */
export interface JoinedGate {
  readonly gate: OpenGate;
  readonly change: ConsentChange;
}

/**
 * Two gates of one person as one. A no in either is a no; a yes holds for the address that it was given for. What both were sent counts
 * against the caps, and what held one of them back holds them both back.
 */
export function joinGates(kept: Party, other: Party, joined: Customer, renamed: ReadonlyMap<string, string> = new Map()): JoinedGate {
  const openCases = [...new Set([...(kept.gate.openCases ?? []), ...(other.gate.openCases ?? []).map((id) => renamed.get(id) ?? id)])];
  const gate: OpenGate = {
    ...kept.gate,
    email: withoutConsent(kept.gate.email, channelOf('email', [kept, other], joined)),
    sms: withoutConsent(kept.gate.sms, channelOf('sms', [kept, other], joined)),
    capDays: sumOf(kept.gate.capDays, other.gate.capDays),
    surveyedOn: latest(kept.gate.surveyedOn, other.gate.surveyedOn),
    pulsedOn: latest(kept.gate.pulsedOn, other.gate.pulsedOn),
    openCases: openCases.length === 0 ? undefined : openCases,
  };
  const without = [...new Set([...(kept.gate.withoutCampaigns ?? []), ...(other.gate.withoutCampaigns ?? [])])].sort();
  return {
    gate,
    change: {
      email: changed(kept.gate.email.consent, joinedConsent('email', kept, other, joined)),
      sms: changed(kept.gate.sms.consent, joinedConsent('sms', kept, other, joined)),
      pausedUntil: changed(kept.gate.pausedUntil, latest(kept.gate.pausedUntil, other.gate.pausedUntil)),
      lessOften: other.gate.lessOften === true && kept.gate.lessOften !== true ? true : undefined,
      withoutCampaigns: without.length > (kept.gate.withoutCampaigns?.length ?? 0) ? without : undefined,
      quietHours: kept.gate.quietHours === undefined ? other.gate.quietHours : undefined,
    },
  };
}

const changed = <T>(before: T, after: T): T | undefined => (before === after ? undefined : after);

/**
 * > The stricter wins: an opt-out in either is an opt-out in the joined.
 *
 * Where one record says yes and the other no, the no is held as the person's own: or the next file of both would raise it again.
 */
function joinedConsent(channel: Channel, kept: Party, other: Party, joined: Customer): Consent {
  const given = [kept, other].map(({ gate }) => gate[channel].consent);
  if (given.includes('withdrawn')) return 'withdrawn';
  if (given.includes('no')) return given.includes('yes') ? 'withdrawn' : 'no';
  return bearersOf(channel, [kept, other], joined).some(({ gate }) => gate[channel].consent === 'yes') ? 'yes' : 'unknown';
}

/** Whose address the joined one is. */
const bearersOf = (channel: Channel, parties: readonly Party[], joined: Customer): readonly Party[] =>
  parties.filter(({ customer }) => addressOf(channel, customer) === addressOf(channel, joined));

const addressOf = (channel: Channel, { email, phone }: Customer): string =>
  (channel === 'email' ? email : phone)?.trim().toLowerCase() ?? '';

/** What an address is known to suffer from stays with it. */
function channelOf(channel: Channel, parties: readonly Party[], joined: Customer): Pick<ContactChannel, 'suppressed' | 'softBounces'> {
  const states = bearersOf(channel, parties, joined).map(({ gate }) => gate[channel]);
  const found = states.map(({ suppressed }) => suppressed);
  const suppressed = gravest.find((each) => found.includes(each));
  const soft = Math.max(0, ...states.map(({ softBounces = 0 }) => softBounces));
  return { suppressed, softBounces: soft === 0 ? undefined : soft };
}

/** An address that is not there; then what the person said; what may pass last. */
const gravest: readonly Suppression[] = [...suppressions].sort((a, b) => Number(a === 'soft') - Number(b === 'soft'));

const withoutConsent = ({ consent }: ContactChannel, held: Pick<ContactChannel, 'suppressed' | 'softBounces'>): ContactChannel => ({
  consent,
  ...held,
});

const latest = (a: CalendarDate | undefined, b: CalendarDate | undefined): CalendarDate | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

function sumOf(a: Contact['capDays'], b: Contact['capDays']): Contact['capDays'] {
  const days = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(days.map((day) => [day, (a[day] ?? 0) + (b[day] ?? 0)]));
}
