import { type Card, cardsOf, inOrder } from './birthday-cards.ts';
import { civilOf, type Day, yearlyIn } from './civil-days.ts';
import type { Membership } from './membership.ts';
import { deliveries, orderDays } from './order-days.ts';
import { isEnded, type Person } from './people.ts';
import type { Campaign, Channel } from './records.ts';
import type { Settings } from './settings.ts';
import type { Rhythm } from './silence.ts';

/** A step whose campaign's rule holds on its day, before any gate. */
export interface DueStep {
  readonly campaign: Campaign;
  readonly step: string;
  readonly subject: string;
  /** The fact's date in the year at hand. */
  readonly occasion: Day;
  /** The day on which the step falls due. */
  readonly day: Day;
  readonly marketing: boolean;
  readonly channels: readonly Channel[];
  /** What the third gate says: asset still owned; tier already safe. */
  readonly stopped: 'asset-ended' | 'already-safe' | null;
}

const both: readonly Channel[] = ['email', 'sms'];
const emailOnly: readonly Channel[] = ['email'];

export interface World {
  readonly settings: Settings;
  readonly membership: Membership;
  readonly rhythm: Rhythm;
  readonly lastDay: Day;
}

/**
 * Every step that falls due for a person on a local day, with what has come in by an instant: in the order in which the
 * interface document has them decided, then by subject.
 */
export function dueSteps(person: Person, day: Day, now: number, today: Day, world: World): readonly DueStep[] {
  return [
    ...tierExpiry(person, day, now, world),
    ...tierChanged(person, day, world),
    ...warrantyEnding(person, day),
    ...customerBirthday(person, day, world),
    ...productBirthday(person, day, world),
    ...membershipAnniversary(person, day, world),
    ...satisfactionSurvey(person, day, now, today),
    ...winBack(person, day, now, world),
    ...secondPurchase(person, day, now, world),
  ];
}

/** > −14 `early`, −3 `last`: current tier above the lowest, else no line; already safe where the points in hand give it again. */
function tierExpiry(person: Person, day: Day, now: number, { membership }: World): readonly DueStep[] {
  const rank = membership.rankOn(person, day);
  if (rank === null || rank === 0) return [];
  const steps = [
    { step: 'early', before: 14 },
    { step: 'last', before: 3 },
  ];
  return steps
    .filter(({ before }) => membership.endsOn(person, day + before))
    .map(({ step, before }) => ({
      campaign: 'tier-expiry',
      step,
      subject: person.id,
      occasion: day + before,
      day,
      marketing: false,
      channels: both,
      stopped: membership.grade(person, day + before, now) >= rank ? 'already-safe' : null,
    }));
}

/** > up or down, after the re-grade */
function tierChanged(person: Person, day: Day, { membership }: World): readonly DueStep[] {
  if (!membership.endsOn(person, day - 1)) return [];
  if (membership.rankOn(person, day - 1) === membership.rankOn(person, day)) return [];
  return [once('tier-changed', 'day0', person.id, day, false, emailOnly)];
}

function warrantyEnding(person: Person, day: Day): readonly DueStep[] {
  return person.assets
    .filter((asset) => asset.purchased <= day && asset.warrantyEnds !== null && [60, 14, 1].includes(asset.warrantyEnds - day))
    .map((asset) => ({
      ...once('warranty-ending', `day-${asset.warrantyEnds! - day}`, asset.id, day, false, both),
      occasion: asset.warrantyEnds!,
      stopped: isEnded(asset, day) ? ('asset-ended' as const) : null,
    }))
    .sort((a, b) => inOrder(a.subject, b.subject));
}

function customerBirthday(person: Person, day: Day, { settings }: World): readonly DueStep[] {
  if (person.born === null || day <= person.born || yearlyIn(person.born, civilOf(day).year, settings.leapDay) !== day) return [];
  return [once('customer-birthday', 'day0', person.id, day, true, both)];
}

const cards = new WeakMap<Person, readonly Card[]>();

function productBirthday(person: Person, day: Day, { settings, lastDay }: World): readonly DueStep[] {
  const all = cards.get(person) ?? cardsOf(person, lastDay, settings);
  cards.set(person, all);
  return all
    .filter((card) => card.day === day)
    .map((card) => ({
      ...once('product-birthday', 'card', card.assets.join('+'), day, true, both),
      stopped: card.ended ? ('asset-ended' as const) : null,
    }))
    .sort((a, b) => inOrder(a.subject, b.subject));
}

/** > n ≥ 1 */
function membershipAnniversary(person: Person, day: Day, { settings }: World): readonly DueStep[] {
  if (person.joined === null || civilOf(day).year <= civilOf(person.joined).year) return [];
  if (yearlyIn(person.joined, civilOf(day).year, settings.leapDay) !== day) return [];
  return [once('membership-anniversary', 'day0', person.id, day, true, emailOnly)];
}

/** > +7; several deliveries of one order: the last */
function satisfactionSurvey(person: Person, day: Day, now: number, today: Day): readonly DueStep[] {
  return [...deliveries(person, now, today)]
    .filter(([, delivered]) => delivered + 7 === day)
    .map(([order, delivered]) => ({ ...once('satisfaction-survey', 'day7', order, day, true, both), occasion: delivered }))
    .sort((a, b) => inOrder(a.subject, b.subject));
}

const winBackSteps: readonly { readonly step: string; readonly after: number; readonly channels: readonly Channel[] }[] = [
  { step: 'ask', after: 0, channels: ['email'] },
  { step: 'nudge', after: 7, channels: ['sms', 'email'] },
  { step: 'farewell', after: 21, channels: ['email'] },
];

function winBack(person: Person, day: Day, now: number, { rhythm }: World): readonly DueStep[] {
  const silent = rhythm.silentOn(orderDays(person, now));
  if (silent === null) return [];
  return winBackSteps
    .filter(({ after }) => silent + after === day)
    .map(({ step, channels }) => ({ ...once('win-back', step, person.id, day, true, channels), occasion: silent }));
}

/** > exactly one order day so far */
function secondPurchase(person: Person, day: Day, now: number, { rhythm }: World): readonly DueStep[] {
  if (rhythm.secondPurchaseOn(orderDays(person, now)) !== day) return [];
  return [once('second-purchase', 'day0', person.id, day, true, emailOnly)];
}

function once(campaign: Campaign, step: string, subject: string, day: Day, marketing: boolean, channels: readonly Channel[]): DueStep {
  return { campaign, step, subject, occasion: day, day, marketing, channels, stopped: null };
}
