import Big from 'big.js';
import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { differenceOf, type Interval, shareOf } from '../surveys/statistics.ts';

/** > Win-back: order in 60 days. */
export const RETURN_DAYS = 60;
/** care 11: fewer in either arm give no verdict. */
export const LEAST_PER_ARM = 30;

/** One customer who came to be silent, and what followed. */
export interface WinBackTrail {
  /** Left alone by the holdout, or written to as far as the gates let it. */
  readonly arm: 'asked' | 'holdout';
  /** The question really went out. */
  readonly sent: boolean;
  /** The day on which the customer counted as silent. */
  readonly on: CalendarDate;
  readonly answer?: 'satisfied' | 'dissatisfied' | undefined;
  readonly voucher?: 'issued' | 'redeemed' | undefined;
  /** Order days since. */
  readonly orderDays: readonly CalendarDate[];
}

/** A share of two counts; undefined where there is nobody to be shared (b9). */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share?: number | undefined;
}

export type WinBackVerdict =
  | { readonly kind: 'too-few'; readonly needed: number }
  | { readonly kind: 'brings-back' | 'drives-away' | 'not-shown'; readonly difference: number; readonly interval: Interval };

export interface WinBackReport {
  /** Those whose 60 days are over, and those whose are not yet. */
  readonly settled: number;
  readonly open: number;
  readonly answered: Share;
  /** Of those who answered. */
  readonly dissatisfied: Share;
  /** Orders again, of all who were asked. */
  readonly returned: Share;
  /** Free repairs, by both denominators: of those who came back, and of all who were asked. */
  readonly redeemedOfReturned: Share;
  readonly redeemedOfAsked: Share;
  /** Repairs paid for each customer who came back, exact decimal text; undefined without a price of a repair or anybody who came back. */
  readonly costPerReturn?: string | undefined;
  readonly arms: { readonly asked: Share; readonly holdout: Share };
  readonly verdict: WinBackVerdict;
}

/** care 11: what came of asking, and whether it was the asking. */
export function winBackReport(trails: readonly WinBackTrail[], today: CalendarDate, repairCost: number | null): WinBackReport {
  const settled = trails.filter(({ on }) => addDays(on, RETURN_DAYS) < today);
  const asked = settled.filter(({ arm, sent }) => arm === 'asked' && sent);
  const returned = asked.filter(cameBack);
  const answered = asked.filter(({ answer }) => answer !== undefined);
  const redeemed = asked.filter(({ voucher }) => voucher === 'redeemed');
  const arms = { asked: returnsOf(settled, 'asked'), holdout: returnsOf(settled, 'holdout') };
  const costPerReturn =
    repairCost === null || returned.length === 0 ? undefined : new Big(repairCost).times(redeemed.length).div(returned.length).toFixed(2);
  return {
    settled: settled.length,
    open: trails.length - settled.length,
    answered: share(answered.length, asked.length),
    dissatisfied: share(answered.filter(({ answer }) => answer === 'dissatisfied').length, answered.length),
    returned: share(returned.length, asked.length),
    redeemedOfReturned: share(returned.filter(({ voucher }) => voucher === 'redeemed').length, returned.length),
    redeemedOfAsked: share(redeemed.length, asked.length),
    ...(costPerReturn === undefined ? {} : { costPerReturn }),
    arms,
    verdict: verdictOf(arms.asked, arms.holdout),
  };
}

/** An order on the day itself counts, and on day 60. */
const cameBack = ({ on, orderDays }: WinBackTrail): boolean => orderDays.some((day) => day >= on && day <= addDays(on, RETURN_DAYS));

/** Everybody of the arm, written to or not: who was left out by a later gate would have been in the other arm too. */
function returnsOf(trails: readonly WinBackTrail[], arm: WinBackTrail['arm']): Share {
  const all = trails.filter((trail) => trail.arm === arm);
  return share(all.filter(cameBack).length, all.length);
}

const share = (count: number, of: number): Share => ({ count, of, ...(of === 0 ? {} : { share: count / of }) });

function verdictOf(asked: Share, holdout: Share): WinBackVerdict {
  const [one, other] = [shareOf(asked.count, asked.of), shareOf(holdout.count, holdout.of)];
  if (one === undefined || other === undefined || Math.min(asked.of, holdout.of) < LEAST_PER_ARM)
    return { kind: 'too-few', needed: LEAST_PER_ARM };
  const { value: difference, ...interval } = differenceOf(one, other);
  return { kind: interval.low > 0 ? 'brings-back' : interval.high < 0 ? 'drives-away' : 'not-shown', difference, interval };
}
