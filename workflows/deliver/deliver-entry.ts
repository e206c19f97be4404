import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { bySendingOrder } from '../../domain/campaigns/sending-order.ts';
import type { Contact } from '../../domain/contact.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import type { Occasion } from '../../domain/occasion.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerStates } from '../customer-states.ts';
import type { DueEntry, DuePage, DueQueue } from '../due-queue.ts';
import type { HouseholdOffers, Memberships, Pages, Waits } from '../engine-memory.ts';
import type { Gates } from '../gates.ts';
import type { Messages } from '../messages.ts';
import type { Links, Outbox, Renderer } from '../outbox.ts';
import type { ShortLinks } from '../short-links.ts';
import type { TestMessages } from '../tests/test-messages.ts';
import { deliverOccasion } from './deliver-occasion.ts';
import { type LookedUp, lookUp } from './look-up.ts';

export interface DeliverServices {
  readonly clock: Clock;
  readonly states: CustomerStates;
  readonly gates: Gates;
  readonly messages: Messages;
  readonly library: CampaignLibrary;
  readonly renderer: Renderer;
  readonly links: Links;
  readonly shortLinks: Pick<ShortLinks, 'put'>;
  readonly outbox: Outbox;
  readonly tests: TestMessages;
  readonly queue: DueQueue;
  readonly waits: Waits;
  readonly pages: Pages;
  readonly offers: HouseholdOffers;
  readonly memberships: Memberships;
  readonly limits: Limits;
  /** No call of a provider begins after this instant of the invocation. */
  readonly deadline: () => Instant;
}

/** All in milliseconds. */
export interface Limits {
  /** A worker that claims now is surely dead after this: function timeout + request timeout + 30 s. */
  readonly lease: number;
  /** W: how long the provider's own event is waited for before an outcome counts as never learnt. */
  readonly eventWait: number;
  /** The longest that one call and the write of its outcome may take: no call begins later in an invocation. */
  readonly callTime: number;
  /** The gate closes this long before quiet hours begin: request timeout + 30 s. */
  readonly closesBefore: number;
}

/** What must come back in a while. */
export interface Later {
  readonly entry: DueEntry;
  readonly at: Instant;
}

/** What one customer's occasions are decided on; the gate moves on with each intent. */
export interface Desk {
  readonly customer: string;
  readonly state: CustomerState | undefined;
  contact: Contact;
  readonly tooLateBefore: Instant | undefined;
}

/** State and gate are read strongly by one request; each occasion's message strongly after the gate. Turned round, two workers could both send. */
export async function openDesk(
  services: DeliverServices,
  customer: string,
  { tooLateBefore }: Pick<DuePage, 'tooLateBefore'>,
): Promise<Desk> {
  const { state, contact } = await services.states.loadWithGate(customer);
  return { customer, state, contact: contact ?? (await services.gates.read(customer)), tooLateBefore };
}

export const inSendingOrder = ({ occasions }: DueEntry): Occasion[] => [...occasions].sort(bySendingOrder);

/** Decides one customer's occasions in sending order. `first`: what was looked up for the first of them since the desk was opened. */
export async function deliverEntry(
  services: DeliverServices,
  entry: DueEntry,
  desk: Desk,
  first: LookedUp | undefined,
): Promise<{ later: readonly Later[]; dropped: readonly string[] }> {
  const later: Later[] = [];
  const dropped: string[] = [];
  for (const [index, occasion] of inSendingOrder(entry).entries()) {
    const ending = await deliverOccasion(services, desk, occasion, index === 0 ? first : await lookUp(services, desk, occasion));
    if (ending.kind === 'dropped') dropped.push(occasion.campaign);
    if (ending.kind === 'later') later.push(comeBack(entry.customer, ending.occasion ?? occasion, ending.at));
  }
  return { later, dropped };
}

const comeBack = (customer: string, occasion: Occasion, at: Instant): Later => ({ entry: { customer, occasions: [occasion] }, at });
