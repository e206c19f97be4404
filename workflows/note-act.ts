import { localDate } from '../domain/calendar/zoned-time.ts';
import { caseIdFor } from '../domain/cases/case-moves.ts';
import { type Message, outcomeOf } from '../domain/message.ts';
import type { Clock } from './clock.ts';
import type { Messages } from './messages.ts';

interface ActServices {
  readonly clock: Clock;
  readonly messages: Messages;
}

/** Somebody left by a link of this campaign: noted on the last of its messages that went out, since the link names no other. */
export async function noteLeaving({ clock, messages }: ActServices, customer: string, campaign: string): Promise<void> {
  const sent = (await messages.of(customer, `${encodeURIComponent(campaign)}/`)).filter((one) => outcomeOf(one) === 'sent');
  const last = sent.reduce<Message | undefined>((newest, one) => (newest === undefined || one.at > newest.at ? one : newest), undefined);
  if (last === undefined || last.leftOn !== undefined) return;
  await messages.note(customer, last.key, { leftOn: localDate(clock.now(), last.timeZone) });
}

/** A voucher was used up: noted on the message whose answer it was given for. */
export async function noteRedeeming({ clock, messages }: ActServices, customer: string, voucher: string): Promise<void> {
  const asked = (await messages.of(customer)).find(({ key }) => caseIdFor(customer, key) === voucher);
  if (asked === undefined) return;
  await messages.note(customer, asked.key, { redeemedOn: localDate(clock.now(), asked.timeZone) });
}
