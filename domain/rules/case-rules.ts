import { daysBetween } from '../calendar/calendar-date.ts';
import { caseIdFor } from '../cases/case-moves.ts';
import { type Voucher, voucherState } from '../vouchers/voucher.ts';
import { holds, nothing, type RuleAnswer, type RuleContext } from './rule.ts';

/** > A free repair voucher, 60 days, single use: issued with the case that the answer opened. */
export function decideServiceRecovery({ state, fact, today }: RuleContext): RuleAnswer {
  const id = caseIdFor(state.customer.id, fact.subject);
  const voucher = state.vouchers.find((one) => one.id === id);
  return holds(voucher === undefined ? {} : { voucher: shown(voucher, today) });
}

/** care 36: asks again after the case is closed; not where it has been opened again meanwhile. */
export function decideFollowUp({ state, fact }: RuleContext): RuleAnswer {
  const closed = state.cases.find(({ id }) => id === fact.subject);
  return closed?.closedOn === undefined ? nothing : holds({ closedOn: closed.closedOn });
}

/** A word before it expires; what is redeemed or kept for an appointment needs none. */
export function decideVoucherReminder({ state, fact, today }: RuleContext): RuleAnswer {
  const voucher = state.vouchers.find(({ id }) => id === fact.subject);
  if (voucher === undefined || voucherState(voucher, today) !== 'issued') return nothing;
  return holds({ voucher: shown(voucher, today) });
}

const shown = ({ id, code, validUntil }: Voucher, today: string) => ({ id, code, validUntil, days: daysBetween(today, validUntil) });
