import { type BusEventType, busEvents } from '../bus/bus-events.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../calendar/calendar-date.ts';

/** What a test says it is; nobody has to ask for it. */
export const TEST_TYPE = 'webhook.test';

/** Where another system wants to hear of what happens. Item `WEBHOOKS` / `<id>`; its secret stands nowhere (decision 093). */
export interface Webhook {
  readonly id: string;
  /** What it is for, as whoever made it says. */
  readonly name: string;
  readonly url: string;
  readonly types: readonly BusEventType[];
  /** `off`: by us, after days of failure. */
  readonly state: 'on' | 'paused' | 'off';
  /** Which of its secrets signs, from 1. */
  readonly secret: number;
  /** Until when the secret before signs beside it. */
  readonly formerUntil?: Instant | undefined;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly deliveredAt?: Instant | undefined;
  /** Since when nothing was taken; absent where the last one was. */
  readonly failingSince?: Instant | undefined;
}

/** One event on its way to one address. Item `WEBHOOK#<webhook>` / `<id>`; what it says is kept only until it was taken. */
export interface WebhookDelivery {
  /** Time and message: the newest come last. */
  readonly id: string;
  /** The same for the same event, wherever and however often it is told: receivers tell it again by it. */
  readonly message: string;
  readonly type: string;
  readonly at: Instant;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly triedAt?: Instant | undefined;
  /** What was answered last. */
  readonly status?: number | undefined;
  /** Why nothing was. */
  readonly fault?: string | undefined;
  readonly body?: string | undefined;
}

export const webhookTypes = Object.keys(busEvents).filter((type): type is BusEventType => type in busEvents);

/** So many of one deployment. */
export const MOST_WEBHOOKS = 20;

/** A new secret has to be taken up by the other side within this. */
export const BOTH_SECRETS = DAY;

/** As the Standard Webhooks specification proposes: eight tries over some 28 hours. */
const waits = [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
const PATIENCE = 3 * DAY;

/** How long after so many failed tries comes the next; undefined where there is none. */
export const waitAfter = (attempts: number, type: string): number | undefined => (type === TEST_TYPE ? undefined : waits[attempts - 1]);

/** Whether an address that has taken nothing for so long is given up. */
export const isHopeless = (failingSince: Instant, now: Instant): boolean => now - failingSince >= PATIENCE;

/** https at a host that has a name; on a laptop http to the laptop itself besides. What the name leads to is looked at when it is called. */
export function isWebhookUrl(text: string, onLaptop: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  if (onLaptop && protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname)) return true;
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  return protocol === 'https:' && !isAddress && hostname.includes('.') && !/\.(localhost|local|internal)\.?$/.test(hostname);
}
