import { caseIdFor } from '../cases/case-moves.ts';
import type { CustomerState } from '../customer-state.ts';
import { type Message, outcomeOf } from '../message.ts';
import type { Order } from '../order.ts';
import { orderDays } from '../summarise.ts';
import type { WinBackTrail } from './win-back-report.ts';

const WIN_BACK = 'win-back';
const QUESTION = 'ask';

/** Reasons of gates before the holdout: whoever stopped there is in neither arm. */
const before: ReadonlySet<string> = new Set(['campaign-off', 'not-approved', 'erased', 'not-in-audience']);

export const isWinBackQuestion = ({ campaign, step }: Pick<Message, 'campaign' | 'step'>): boolean =>
  campaign === WIN_BACK && step === QUESTION;

/** Each silence of a customer that led to the question, or to the holdout. */
export function winBackTrails(
  messages: readonly Message[],
  { customer, answers, vouchers }: Pick<CustomerState, 'customer' | 'answers' | 'vouchers'>,
  orders: readonly Order[],
): WinBackTrail[] {
  const days = orderDays(orders).map(({ day }) => day);
  return messages.filter(isWinBackQuestion).flatMap((message): WinBackTrail[] => {
    const outcome = outcomeOf(message);
    const reason = message.reason ?? '';
    if (outcome === undefined || (outcome === 'skipped' && before.has(reason))) return [];
    const answer = answers.find(({ id, campaign, day }) => campaign === WIN_BACK && (id === message.key || day >= message.date));
    const voucher = answer === undefined ? undefined : vouchers.find(({ id }) => id === caseIdFor(customer.id, answer.id));
    return [
      {
        arm: reason === 'holdout' ? 'holdout' : 'asked',
        sent: outcome === 'sent',
        on: message.date,
        ...(answer?.satisfied === undefined ? {} : { answer: answer.satisfied ? 'satisfied' : 'dissatisfied' }),
        ...(voucher === undefined ? {} : { voucher: voucher.redeemed === undefined ? 'issued' : 'redeemed' }),
        orderDays: days.filter((day) => day >= message.date),
      },
    ];
  });
}
