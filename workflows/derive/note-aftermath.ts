import { addDays } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { LONGEST_ORDER_DAYS, orderedAfter, tierKept } from '../../domain/campaigns/came-of-it.ts';
import { lowestTier } from '../../domain/membership/grade.ts';
import type { Membership } from '../../domain/membership/membership.ts';
import type { Aftermath, Message } from '../../domain/message.ts';
import type { Order } from '../../domain/order.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Clock } from '../clock.ts';
import type { Messages } from '../messages.ts';

export interface AftermathServices {
  readonly clock: Clock;
  readonly messages: Messages;
}

interface Came {
  readonly customer: string;
  readonly zone: string;
  readonly settings: Settings;
  /** All of the customer's, where there is news of them. */
  readonly orders?: readonly Order[] | undefined;
  /** Where it was graded anew. */
  readonly graded?: Membership | undefined;
}

/** Orders that come in later than this are in no result: so the years of an imported history cost nothing. */
const LATEST_NEWS_DAYS = LONGEST_ORDER_DAYS + 30;

/**
 * Notes orders and kept tiers beside the messages before them, sent or held back; the counters follow from the messages. Each is
 * worked out anew from everything, so doing it twice, or in another order, changes nothing.
 */
export async function noteAftermath({ clock, messages }: AftermathServices, { customer, zone, settings, orders = [], graded }: Came) {
  const since = addDays(localDate(clock.now(), zone), -LATEST_NEWS_DAYS);
  const recent = orders.filter(({ day }) => day >= since);
  // Nobody was told of the end of a tier that was never another than the lowest.
  const told = graded?.changed === undefined && graded?.tier === lowestTier(settings).id ? undefined : graded;
  if (recent.length === 0 && told === undefined) return;
  for (const message of await messages.of(customer)) {
    if (localDate(message.at, message.timeZone) < since) continue;
    const after = aftermathOf(message, recent, told, settings);
    if (JSON.stringify(after) !== JSON.stringify(notedOf(message))) await messages.note(customer, message.key, after);
  }
}

function aftermathOf(message: Message, orders: readonly Order[], graded: Membership | undefined, settings: Settings): Aftermath {
  const ordered = orderedAfter(message, orders) ?? message.ordered;
  const kept = graded === undefined ? undefined : tierKept(message, graded, settings);
  return asNoted({ ordered, tierKept: kept ?? message.tierKept });
}

const notedOf = ({ ordered, tierKept }: Message): Aftermath => asNoted({ ordered, tierKept });

const asNoted = ({ ordered, tierKept }: Aftermath): Aftermath => ({
  ...(ordered === undefined ? {} : { ordered: { on: ordered.on, hundredths: ordered.hundredths } }),
  ...(tierKept === undefined ? {} : { tierKept }),
});
