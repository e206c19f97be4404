import Big from 'big.js';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Voucher, voucherState } from './voucher.ts';

export interface OfferFigures {
  readonly offer: 'free-repair' | 'surprise';
  readonly issued: number;
  readonly redeemed: number;
  /** Still good, those kept for an appointment among them. */
  readonly open: number;
  readonly expired: number;
  /** In the company's currency; null where nobody has said what one costs. */
  readonly spent: number | null;
  /** With all that are still good. */
  readonly couldCome: number | null;
  /** null = none set. */
  readonly budget: number | null;
}

export type OfferSum = Pick<OfferFigures, 'spent' | 'couldCome' | 'budget'>;

/** What some vouchers came to, at so much for each that is used. */
export function voucherFigures(
  vouchers: readonly Voucher[],
  { today, each, budget }: { readonly today: CalendarDate; readonly each: number | null; readonly budget: number | null },
): OfferFigures {
  const states = vouchers.map((voucher) => voucherState(voucher, today));
  const of = (...wanted: readonly string[]) => states.filter((state) => wanted.includes(state)).length;
  const costOf = (many: number) => (many === 0 ? 0 : each === null ? null : new Big(each).times(many).toNumber());
  const [redeemed, open] = [of('redeemed'), of('issued', 'reserved')];
  const [spent, couldCome] = [costOf(redeemed), costOf(redeemed + open)];
  return { offer: 'free-repair', issued: states.length, redeemed, open, expired: of('expired'), spent, couldCome, budget };
}

/** Together: unknown where one of them is, and without a cap where one has none. */
export function sumOfOffers(offers: readonly OfferSum[]): OfferSum {
  const sum = (pick: (one: OfferSum) => number | null) =>
    offers.map(pick).reduce<number | null>((all, one) => (all === null || one === null ? null : new Big(all).plus(one).toNumber()), 0);
  return { spent: sum(({ spent }) => spent), couldCome: sum(({ couldCome }) => couldCome), budget: sum(({ budget }) => budget) };
}
