import type { Values } from '../facts/fact.ts';
import { greeting, pickLocale, tierName } from './greeting.ts';

/** Slots that are words of a language: the greeting, and the names of the tiers that stand in the values. */
export function wordingFor(language: string, name: string | undefined, values: Values): Values {
  const locale = pickLocale(language, 'en');
  const named = (slot: string, from: string): Values => {
    const tier = values[from];
    return typeof tier === 'string' ? { [slot]: tierName(tier, locale) } : {};
  };
  return {
    greeting: greeting(name, locale),
    ...named('tierName', 'tier'),
    ...named('fromName', 'from'),
    ...named('toName', 'to'),
    ...named('nextTierName', 'nextTier'),
  };
}
