import type { Settings } from '../../domain/settings.ts';
import { dayAt, dayOfText } from '../oracle/wall-clock.ts';
import type { ProviderCall, SendLedger } from './send-ledger.ts';
import type { Violation } from './violation.ts';

/** > I6: a cap is never exceeded in any window of the customer's own calendar days. */
export function checkCaps(ledger: SendLedger, { caps }: Settings, zonesOf: (customer: string) => readonly string[]): Violation[] {
  const byCustomer = new Map<string, ProviderCall[]>();
  for (const call of [...ledger.calls.values()].flat()) {
    if (!call.wasTaken || call.intent?.entry.capDay === undefined) continue;
    byCustomer.set(call.customer, [...(byCustomer.get(call.customer) ?? []), call]);
  }
  const found: Violation[] = [];
  for (const [customer, calls] of byCustomer) {
    const days = calls.map(({ intent }) => dayOfText(intent?.entry.capDay ?? ''));
    for (const { max, days: width } of caps.marketing ?? []) {
      for (const day of new Set(days)) {
        const sent = days.filter((each) => each > day - width && each <= day).length;
        const at = calls.at(-1)?.at ?? 0;
        if (sent > max) found.push({ invariant: 'I6', at, text: `${customer}: ${sent} in ${width} days, and the cap is ${max}` });
      }
    }
    for (const { intent, at } of calls) {
      if (intent === undefined) continue;
      const own = zonesOf(customer).flatMap((zone) => [dayAt(intent.at - 30_000, zone), dayAt(intent.at + 5000, zone)]);
      if (!own.includes(dayOfText(intent.entry.capDay ?? '')))
        found.push({ invariant: 'I6', at, text: `${customer}: its cap slot counts on ${intent.entry.capDay}, which is not its day` });
    }
  }
  return found;
}
