import type { CalendarDate, Instant } from './calendar/calendar-date.ts';
import type { GoalReached } from './campaigns/goal.ts';
import type { ClosingStep } from './recalls/closing-steps.ts';
import type { Reply } from './surveys/survey.ts';

/** What a customer answered to a question of ours, one for each invitation. Item `ANSWER#<id>`. */
export interface Answer extends Reply {
  /** The invitation: the key of the message that asked. */
  readonly id: string;
  /** The campaign that asked. */
  readonly campaign: string;
  readonly at: Instant;
  readonly day: CalendarDate;
  /** What the question was about: the sku of the order's dearest line. */
  readonly product?: string | undefined;
  /** The customer's tier then. */
  readonly tier?: string | undefined;
  /** The invitation that it answers in time, by the first answer. */
  readonly goal?: GoalReached | undefined;
  /** When it was posted in the last hour. */
  readonly posts?: readonly Instant[] | undefined;
}

/** Stock at a customer's that runs out. Item `SUPPLY#<id>`. */
export interface Supply {
  readonly id: string;
  readonly sku: string;
  readonly deliveredOn: CalendarDate;
  /** Exact decimal text. */
  readonly quantity: string;
  readonly unit?: string | undefined;
  /** How many use it; 1 where nobody says. */
  readonly heads?: number | undefined;
  /** Exact decimal text; learnt from the deliveries where nobody says. */
  readonly usePerHeadPerDay?: string | undefined;
  /** What it is kept in, as the company calls it. */
  readonly container?: string | undefined;
  /** When the batch was made or filled. */
  readonly batchOn?: CalendarDate | undefined;
  /** Day of the month on which the customer is paid, 1–31. */
  readonly payday?: number | undefined;
  /** The term that was agreed. */
  readonly dueOn?: CalendarDate | undefined;
  readonly paidOn?: CalendarDate | undefined;
  /** care 81: somebody else uses it; here stands what is to be paid, and nothing that runs out. */
  readonly forAnother?: boolean | undefined;
  /** care 16: when the free service that goes with it was done. */
  readonly servedOn?: CalendarDate | undefined;
}

/** A model and serial range that is called back. Lives on each asset concerned as `RECALL#<recall id>#<asset id>`. */
export interface Recall {
  readonly id: string;
  readonly assetId: string;
  readonly reason: string;
  readonly safety: boolean;
  readonly startsOn: CalendarDate;
  readonly acknowledgedOn?: CalendarDate | undefined;
  /** care 21: what was done with the product, step by step, and the day of the last one. */
  readonly done?: readonly ClosingStep[] | undefined;
  readonly closedOn?: CalendarDate | undefined;
}
