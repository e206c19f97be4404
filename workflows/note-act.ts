import { localDate } from '../domain/calendar/zoned-time.ts';
import { caseIdFor } from '../domain/cases/case-moves.ts';
import { type Message, outcomeOf } from '../domain/message.ts';
import type { Clock } from './clock.ts';
import type { Messages } from './messages.ts';

interface ActServices {
  readonly clock: Clock;
  readonly messages: Messages;
}

/** The act itself is done and stands: a figure that cannot be noted must not make it look as if it had failed. */
const unlessItFails = (noting: Promise<void>): Promise<void> => noting.catch(() => undefined);

/** Somebody left by a link of this campaign: noted on the last of its messages that went out, since the link names no other. */
export const noteLeaving = (services: ActServices, customer: string, campaign: string): Promise<void> =>
  unlessItFails(leaving(services, customer, campaign));

async function leaving({ clock, messages }: ActServices, customer: string, campaign: string): Promise<void> {
  const sent = (await messages.of(customer, `${encodeURIComponent(campaign)}/`)).filter((one) => outcomeOf(one) === 'sent');
  const last = sent.reduce<Message | undefined>((newest, one) => (newest === undefined || one.at > newest.at ? one : newest), undefined);
  if (last === undefined || last.leftOn !== undefined) return;
  await messages.note(customer, last.key, { leftOn: localDate(clock.now(), last.timeZone) });
}

/** A voucher was used up: noted on the message whose answer it was given for. */
export const noteRedeeming = (services: ActServices, customer: string, voucher: string): Promise<void> =>
  unlessItFails(redeeming(services, customer, voucher));

async function redeeming({ clock, messages }: ActServices, customer: string, voucher: string): Promise<void> {
  const asked = (await messages.of(customer)).find(({ key }) => caseIdFor(customer, key) === voucher);
  if (asked === undefined) return;
  await messages.note(customer, asked.key, { redeemedOn: localDate(clock.now(), asked.timeZone) });
}
