import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Contact, InFlight } from '../../domain/contact.ts';
import type { Channel } from '../../domain/customer.ts';
import type { Message, MessageState } from '../../domain/message.ts';
import type { OutgoingMessage, SendOutcome } from '../../workflows/outbox.ts';
import type { Invocation } from '../faults/invocation.ts';

/** An entry that came to stand in a customer's gate. */
export interface Intent {
  readonly customer: string;
  readonly key: string;
  readonly at: Instant;
  readonly entry: InFlight;
  /** The gate as it stood when the intent was committed into it. */
  readonly gate: Contact;
  call?: ProviderCall;
  takenBack?: boolean;
}

/** One call of the provider. */
export interface ProviderCall {
  readonly customer: string;
  readonly key: string;
  readonly campaign: string;
  readonly attempt: number;
  readonly channel: Channel;
  readonly at: Instant;
  readonly outcome: SendOutcome;
  /** Whatever the caller was told, the provider took it. */
  readonly wasTaken: boolean;
  /** Made by a worker that had outlived its time. */
  readonly byZombie: boolean;
  readonly by: Invocation;
  readonly intent: Intent | undefined;
}

/** Everything about sends that the simulator saw with its own eyes, by customer and message key. */
export class SendLedger {
  readonly intents = new Map<string, Intent[]>();
  readonly calls = new Map<string, ProviderCall[]>();
  /** When a message first stood as one that went out. */
  readonly firstKnown = new Map<string, Instant>();
  readonly campaigns = new Map<string, Campaign>();
  readonly #shut = new Map<string, { readonly at: Instant; readonly by: string | undefined }[]>();
  accepted = 0;

  /** From now on the gate says that this address is not written to, and why; undefined where it is. */
  shut(customer: string, channel: Channel, by: string | undefined, at: Instant): void {
    if (this.shutBy(customer, channel, at) !== by) push(this.#shut, `${customer} ${channel}`, { at, by });
  }

  /** Why the gate kept this address from being written to at that instant. */
  shutBy(customer: string, channel: Channel, at: Instant): string | undefined {
    return this.#shut.get(`${customer} ${channel}`)?.findLast((each) => each.at <= at)?.by;
  }

  intend(intent: Intent): void {
    push(this.intents, nameOf(intent), intent);
  }

  /** The latest intent of this attempt that has not been called yet. */
  uncalled(customer: string, key: string, attempt: number): Intent | undefined {
    return this.intents
      .get(nameOf({ customer, key }))
      ?.findLast(({ entry, call, takenBack }) => entry.n === attempt && call === undefined && takenBack !== true);
  }

  latest(customer: string, key: string): Intent | undefined {
    return this.intents.get(nameOf({ customer, key }))?.at(-1);
  }

  called(message: OutgoingMessage, at: Instant, outcome: SendOutcome, wasTaken: boolean, by: Invocation): ProviderCall {
    const { customer, key, attempt, campaign } = message.tags;
    const intent = this.uncalled(customer, key, attempt);
    const call: ProviderCall = {
      customer,
      key,
      campaign,
      attempt,
      channel: message.channel,
      at,
      outcome,
      wasTaken,
      byZombie: by.isZombie,
      by,
      intent,
    };
    if (intent !== undefined) intent.call = call;
    push(this.calls, nameOf(call), call);
    if (wasTaken) this.accepted += 1;
    return call;
  }

  known(customer: string, key: string, state: string, at: Instant): void {
    const name = nameOf({ customer, key });
    if (outStates.has(state) && !this.firstKnown.has(name)) this.firstKnown.set(name, at);
  }

  taken(customer: string, key: string): readonly ProviderCall[] {
    return (this.calls.get(nameOf({ customer, key })) ?? []).filter(({ wasTaken }) => wasTaken);
  }
}

/** The rest of a sort key after its entity type: of a message its key. */
export const afterType = (sk: string): string => sk.slice(sk.indexOf('#') + 1);

export const nameOf = ({ customer, key }: { readonly customer: string; readonly key: string }): string => `${customer}\n${key}`;

const outStates: ReadonlySet<string> = new Set<MessageState>(['sent', 'delivered', 'bounced', 'complained']);

export const wentOut = ({ state }: Pick<Message, 'state'>): boolean => outStates.has(state);

function push<T>(map: Map<string, T[]>, name: string, value: T): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [value]);
  else list.push(value);
}
