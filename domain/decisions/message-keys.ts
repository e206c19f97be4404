import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { LeapDay } from '../calendar/yearly.ts';
import type { Campaign, Step } from '../campaigns/campaign.ts';
import { occurrenceOf, ordinalOn } from '../campaigns/step-arithmetic.ts';
import type { Channel } from '../customer.ts';
import type { CustomerState } from '../customer-state.ts';
import { deriveFacts } from '../facts/derive-facts.ts';
import { messageKey, type Occasion } from '../occasion.ts';
import type { Settings } from '../settings.ts';

export interface KeyedOccasion {
  readonly occasion: Occasion;
  readonly campaign: Campaign;
  readonly step: Step;
  readonly state: CustomerState | undefined;
  readonly today: CalendarDate;
  readonly settings: Settings;
}

/** The occasion's own message keys: one, or one per channel where the step sends on each. In the order of `decide`'s verdicts. */
export function ownKeys({ occasion, step, state, today, settings }: KeyedOccasion): string[] {
  const fact =
    state === undefined
      ? undefined
      : deriveFacts(state, today).find((each) => each.kind === occasion.kind && each.subject === occasion.subject);
  const ordinal = fact === undefined ? undefined : ordinalOn(fact, occasion.date, settings.leapDay);
  const occurrence = fact === undefined || ordinal === undefined ? occasion.date : occurrenceOf(fact, ordinal);
  return channelsOf(step).map((channel) =>
    messageKey({ campaign: occasion.campaign, step: occasion.step, subject: occasion.subject, occurrence, channel }),
  );
}

/** Keys of the birthdays that the card of this occasion could cover. */
export function coverableKeys({ occasion, campaign, state, settings }: KeyedOccasion): string[] {
  if (campaign.rule !== 'product-birthday' || state === undefined) return [];
  const others = state.assets.filter(({ id }) => id !== occasion.subject);
  return others.flatMap(({ id, purchasedOn }) =>
    purchasedOn === undefined
      ? []
      : ordinalsWithin(purchasedOn, occasion.date, settings.mergeBirthdaysDays, settings.leapDay).map((ordinal) =>
          messageKey({ campaign: occasion.campaign, step: occasion.step, subject: id, occurrence: String(ordinal) }),
        ),
  );
}

function ordinalsWithin(purchasedOn: CalendarDate, from: CalendarDate, days: number, leapDay: LeapDay): number[] {
  const fact = { date: purchasedOn, repeats: 'yearly' } as const;
  const ordinals = Array.from({ length: days + 1 }, (_, offset) => ordinalOn(fact, addDays(from, offset), leapDay));
  return ordinals.filter((ordinal) => ordinal !== undefined);
}

const channelsOf = (step: Step): readonly (Channel | undefined)[] => (step.send === 'each' ? step.channels : [undefined]);
