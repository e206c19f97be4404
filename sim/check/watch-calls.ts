import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Settings } from '../../domain/settings.ts';
import { isQuiet } from '../oracle/quiet-hours.ts';
import { nameOf, type ProviderCall, type SendLedger } from './send-ledger.ts';
import type { Violation } from './violation.ts';
import { mayUse } from './watch-gates.ts';

export interface CallWatchProps {
  readonly ledger: SendLedger;
  readonly settings: Settings;
  readonly zonesOf: (customer: string) => readonly string[];
  readonly zoneOf: (customer: string) => string;
  readonly campaignOf: (key: string) => Campaign | undefined;
  readonly report: (violation: Violation) => void;
  /** A second acceptance that the promise allows for. */
  readonly onExcused: (call: ProviderCall) => void;
}

/** function timeout + request timeout + 30 s + W, written down once more: what the promise says, whatever the code uses. */
const LEASE = 100_000;
const EVENT_WAIT = 15 * MINUTE;
/** Two clocks that differ by two seconds each. */
const SKEW = 4000;
/** The lease runs from before the intent is written, and the longest write takes so long. */
const LONGEST_WRITE = 5000;

/** Sees every call of the provider as it is made. */
export function watchCalls({ ledger, settings, zonesOf, zoneOf, campaignOf, report, onExcused }: CallWatchProps) {
  return (call: ProviderCall): void => {
    const { customer, key, at } = call;
    const tell = (invariant: Violation['invariant'], text: string) => report({ invariant, at, text: `${customer} ${key}: ${text}` });
    const campaign = campaignOf(key);
    if (campaign === undefined) {
      tell('unexpected', 'a call for a campaign that does not exist');
      return;
    }
    const { intent } = call;
    if (intent === undefined) tell('I15', `call of attempt ${call.attempt} without an intent of its own`);
    else if (!mayUse(intent.gate, call.channel, campaign, intent.at, zoneOf(customer))) tell('I4', `${call.channel} is not allowed`);
    const before = (ledger.calls.get(nameOf(call)) ?? []).filter((each) => each !== call);
    const refusal = before.find(({ outcome, by: { metFault } }) => outcome.kind === 'rejected' && !metFault);
    if (refusal !== undefined && !wasUnderWay(call, refusal)) tell('I15', 'called again after it was refused for good');
    if (!call.wasTaken) return;

    const taken = before.filter(({ wasTaken }) => wasTaken);
    if (taken.length > 0) {
      if (campaign.class === 'marketing') tell('I1', `accepted ${taken.length + 1} times`);
      else if (taken.every((earlier) => isExcused(earlier, call))) onExcused(call);
      else tell('I3', `accepted ${taken.length + 1} times, and the first was known in time`);
    }
    if (
      campaign.class !== 'safety' &&
      !call.byZombie &&
      zonesOf(customer).every((zone) => isQuiet(settings, at, zone) && isQuiet(settings, at + SKEW / 2, zone))
    )
      tell('I5', 'in quiet hours');
  };

  /**
   * A worker that outlived its lease and then makes the call of an intent that it had committed before another worker, long after the
   * lease, was refused: between intent and call nothing is read any more, or the call itself would be late. An intent that it commits
   * after the refusal has no such excuse: the gate's revision and the message tell of it.
   */
  function wasUnderWay({ byZombie, intent }: ProviderCall, refusal: ProviderCall): boolean {
    return byZombie && intent !== undefined && intent.at <= refusal.at;
  }

  /** > Twice only where the provider's own event came later than the wait, or a worker outlived its lease. */
  function isExcused(earlier: ProviderCall, later: ProviderCall): boolean {
    if (earlier.byZombie || later.byZombie) return true;
    const overAt = (earlier.intent?.at ?? earlier.at) + LEASE + EVENT_WAIT - SKEW - LONGEST_WRITE;
    const known = ledger.firstKnown.get(nameOf(earlier)) ?? Number.POSITIVE_INFINITY;
    return known > overAt && (later.intent?.at ?? later.at) >= overAt;
  }
}
