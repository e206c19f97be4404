import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import type { Channel } from '../customer.ts';
import type { Message } from '../message.ts';
import { spokenStep } from './variant-texts.ts';

/** What a campaign is for, and in how many local days after its message it counts. */
export interface Goal {
  readonly by: 'booking' | 'answer' | 'tier' | 'order';
  readonly days: number;
}

/** The message that an act answers in time: where it is counted as a goal reached. */
export interface GoalReached {
  readonly campaign: string;
  /** With its variant, as it is counted: `card~b`. */
  readonly step: string;
  readonly channel: Channel | null;
  /** The message's own day, so that reached and sent stand side by side. */
  readonly day: CalendarDate;
  /** It is not what the campaign is for, or came too late: counted as the act that it is, and as no goal. */
  readonly beside?: boolean | undefined;
}

/**
 * > Goals: product-birthday: check-up booked in 30 days; tier-expiry: tier kept; win-back: order in 60 days; second-purchase,
 * > replenishment: order in 30; satisfaction-survey: answered in 14; others: order in 30.
 */
export function goalOf(campaign: string): Goal {
  switch (campaign) {
    case 'product-birthday':
      return { by: 'booking', days: 30 };
    case 'satisfaction-survey':
      return { by: 'answer', days: 14 };
    case 'tier-expiry':
      return { by: 'tier', days: 0 };
    case 'win-back':
      return { by: 'order', days: 60 };
    default:
      return { by: 'order', days: 30 };
  }
}

/** Undefined where it answers no message. `message` is the one that carried the link. */
export function goalReached(message: Message | undefined, by: Goal['by'], day: CalendarDate): GoalReached | undefined {
  if (message === undefined) return undefined;
  const { campaign, step, variant, channel } = message;
  const goal = goalOf(campaign);
  const sentOn = localDate(message.at, message.timeZone);
  const reached = { campaign, step: spokenStep(step, variant), channel, day: sentOn };
  return goal.by === by && daysBetween(sentOn, day) <= goal.days ? reached : { ...reached, beside: true };
}
