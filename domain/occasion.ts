import type { CalendarDate, Instant } from './calendar/calendar-date.ts';
import type { Channel } from './customer.ts';

/** One thing that has come due for one customer: what `find-due` puts on the queue. */
export interface Occasion {
  readonly campaign: string;
  readonly step: string;
  readonly kind: string;
  readonly subject: string;
  /** The fact's date in the year at hand. */
  readonly date: CalendarDate;
  /** When the step's send time came. */
  readonly due: Instant;
  /** Why it was put off before: what its line says should it become too late. */
  readonly putOff?: 'quota' | 'expired' | undefined;
}

/**
 * The key that makes a send unique for ever: campaign, step, subject and occurrence (and the channel where a step sends on
 * several), parts percent-encoded, within the customer's partition. The occurrence is the ordinal for yearly facts, the fact's own
 * date else, never the due date.
 */
export function messageKey(parts: {
  campaign: string;
  step: string;
  subject: string;
  occurrence: string;
  channel?: Channel | undefined;
}): string {
  const all = [parts.campaign, parts.step, parts.subject, parts.occurrence, ...(parts.channel === undefined ? [] : [parts.channel])];
  return all.map(encodeURIComponent).join('/');
}

/** The first parts of a message key; empty where it has none. */
export function readMessageKey(key: string): { readonly campaign: string; readonly step: string; readonly subject: string } {
  const [campaign = '', step = '', subject = ''] = key.split('/').map(decoded);
  return { campaign, step, subject };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
