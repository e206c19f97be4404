import { instantText, zonedText } from '../../domain/calendar/zoned-time.ts';
import { type Message, outcomeOf } from '../../domain/message.ts';

/** A line of `simulate --out`: keys and their order as interfaces.md shows them. */
export function lineOf(message: Message, customer: string) {
  const outcome = outcomeOf(message);
  if (outcome === undefined) return undefined;
  const { at, timeZone, campaign, step, subject, date, channel, reason, values } = message;
  return {
    at: instantText(at),
    local: zonedText(at, timeZone),
    customer,
    campaign,
    step,
    subject,
    occasion: date,
    channel,
    outcome,
    reason: reason ?? null,
    values: values ?? {},
  };
}
