import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Message } from '../../domain/message.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Expected } from '../oracle/expected-occasions.ts';
import { isQuiet } from '../oracle/quiet-hours.ts';
import type { Outage } from '../weather.ts';
import { nameOf } from './send-ledger.ts';
import type { Violation } from './violation.ts';

/** > After an outage everything is caught up with within half an hour. */
const CATCH_UP = 30 * MINUTE;

export interface CatchUpProps {
  readonly outages: readonly Outage[];
  readonly expected: readonly Expected[];
  readonly stood: ReadonlyMap<string, Message>;
  readonly settings: Settings;
  readonly zonesOf: (customer: string) => readonly string[];
}

/**
 * What fell due while a dependency was away is decided half an hour after it came back: it went out, or it stands as too late. For
 * days on which nothing else goes wrong; whoever sleeps then is left alone.
 */
export function checkCatchUp({ outages, expected, stood, settings, zonesOf }: CatchUpProps) {
  const violations: Violation[] = [];
  let caughtUp = 0;
  for (const { of, from, to } of outages) {
    const by = to + CATCH_UP;
    for (const { customer, keys, due, known, isCertain } of expected) {
      if (!isCertain || due <= from || due > to || known > to) continue;
      if (zonesOf(customer).some((zone) => isQuiet(settings, to, zone) || isQuiet(settings, by + MINUTE, zone))) continue;
      for (const key of keys) {
        const message = stood.get(nameOf({ customer, key }));
        if (message !== undefined && message.at <= by) caughtUp += 1;
        else {
          const text = `${customer} ${key}, due while ${of} was away, was not decided by ${new Date(by).toISOString()}`;
          violations.push({ invariant: 'catch-up', at: by, text });
        }
      }
    }
  }
  return { violations, caughtUp };
}
