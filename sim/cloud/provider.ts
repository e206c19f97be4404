import { HOUR, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Outbox, OutgoingMessage, SendOutcome } from '../../workflows/outbox.ts';
import { type Invocation, PortFault, type Surroundings } from '../faults/invocation.ts';

/** Milliseconds after which a call of a provider is given up: as the deployed clients are set. */
export const REQUEST_TIMEOUT = 10_000;

/** A word of the provider on a message that it took. */
export interface ProviderEvent {
  readonly kind: 'accepted' | 'delivered' | 'bounced-hard' | 'bounced-soft' | 'complained';
  readonly message: OutgoingMessage;
  readonly providerId: string;
  readonly at: Instant;
}

export interface ProviderProps {
  readonly around: Surroundings;
  /** The account may not send just now. */
  readonly isPaused: (at: Instant) => boolean;
  readonly isOverQuota: (at: Instant) => boolean;
  readonly onCall: (message: OutgoingMessage, outcome: SendOutcome, wasTaken: boolean, by: Invocation) => void;
  readonly onEvent: (event: ProviderEvent, name: string) => void;
}

/** SES and SMS as far as a sender can tell: they take, refuse, reject, or say nothing; later they tell what became of it. */
export function provider({ around, isPaused, isOverQuota, onCall, onEvent }: ProviderProps) {
  const { timeline, chance, faults } = around;
  let taken = 0;

  function answer(message: OutgoingMessage, where: string): { readonly outcome: SendOutcome; readonly wasTaken: boolean } {
    const now = timeline.now();
    const not = (outcome: SendOutcome) => ({ outcome, wasTaken: false });
    if (isPaused(now)) return not({ kind: 'refused', why: 'paused' });
    if (isOverQuota(now)) return not({ kind: 'refused', why: 'quota' });
    if (faults.strikes('provider-throttled', where)) return not({ kind: 'refused', why: 'throttled' });
    if (faults.strikes('address-refused', message.to)) {
      const dice = chance.of('refusal').of(message.to);
      return not({ kind: 'rejected', code: '554', ...(dice.happens(0.5) ? { suppress: 'hard' } : {}) });
    }
    if (faults.strikes('outcome-unknown', where)) {
      const wasTaken = chance.of('unknown').of(where).happens(0.5);
      return { outcome: { kind: 'unknown', cause: 'HTTP 500' }, wasTaken };
    }
    taken += 1;
    return { outcome: { kind: 'accepted', providerId: `p${taken}` }, wasTaken: true };
  }

  function take(message: OutgoingMessage, by: Invocation): SendOutcome {
    const { customer, key, attempt } = message.tags;
    const where = `${customer} ${key} n${attempt} ${by.name}`;
    const { outcome, wasTaken } = answer(message, where);
    onCall(message, outcome, wasTaken, by);
    if (wasTaken) tellLater(message, outcome.kind === 'accepted' ? outcome.providerId : `u${where}`, where);
    return outcome;
  }

  function tellLater(message: OutgoingMessage, providerId: string, where: string): void {
    const dice = chance.of('events').of(where);
    const fate = dice.roll();
    const later = fate < 0.01 ? 'bounced-hard' : fate < 0.02 ? 'bounced-soft' : fate < 0.03 ? 'complained' : 'delivered';
    for (const [kind, from, to] of [
      ['accepted', 300, 5000],
      [later, 2000, 90_000],
    ] as const) {
      const name = `${where} ${kind}`;
      if (faults.strikes('event-lost', name)) continue;
      const late = faults.strikes('event-late', name) ? dice.between(10 * MINUTE, 4 * HOUR) : 0;
      const at = timeline.now() + dice.between(from, to) + late;
      timeline.at(at, () => onEvent({ kind, message, providerId, at }, name));
      if (!faults.strikes('event-twice', name)) continue;
      timeline.at(at + dice.between(0, 10 * MINUTE), () => onEvent({ kind, message, providerId, at }, `${name} again`));
    }
  }

  return {
    /** The outbox of one sandbox: an error at its call is an outcome, it never rejects. */
    outboxOf: (current: () => Invocation): Outbox => ({
      async send(message) {
        const by = current();
        const { channel, tags } = message;
        const call = { point: `send ${channel}`, about: `${tags.customer} ${tags.key} n${tags.attempt}`, timeout: REQUEST_TIMEOUT };
        try {
          return await by.pass(call, async () => take(message, by));
        } catch (fault) {
          if (!(fault instanceof PortFault)) throw fault;
          return outcomeOf(fault);
        }
      },
    }),
  };
}

/** What the adapters of SES and SMS make of it: the closed list of definite refusals, everything else nobody knows. */
function outcomeOf({ kind, message }: PortFault): SendOutcome {
  switch (kind) {
    case 'throttle':
      return { kind: 'refused', why: 'throttled' };
    case 'error':
      return message.endsWith('away') ? { kind: 'refused', why: 'unreachable' } : { kind: 'unknown', cause: message };
    case 'timeout-before':
    case 'timeout-after':
    case 'slow':
    case 'crash-before':
    case 'crash-after':
    case 'zombie':
      return { kind: 'unknown', cause: message };
  }
}
