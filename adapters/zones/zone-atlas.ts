import { type CountryCode, getAllTimezones, getCountry, getTimezonesForCountry } from 'countries-and-timezones';
import type { ZoneAtlas } from '../../domain/zones/resolve-zone.ts';
import phoneZones from './phone-zones.json';

const prefixes = new Map(Object.entries(phoneZones));
const longestPrefix = Math.max(...[...prefixes.keys()].map((prefix) => prefix.length));
const zones = new Map(Object.entries(getAllTimezones({ deprecated: true })));

/** Offline tables: libphonenumber's prefixes and the tz database by country. */
export const zoneAtlas: ZoneAtlas = {
  phoneZones(e164) {
    const digits = e164.replace(/^\+/, '');
    for (let length = Math.min(longestPrefix, digits.length); length > 0; length--) {
      const found = prefixes.get(digits.slice(0, length));
      if (found !== undefined) return distinct(found.split('&'));
    }
    return [];
  },
  countryZones: (country) => (isCountry(country) ? distinct(getTimezonesForCountry(country).map((zone) => zone.name)) : []),
};

export function isCountry(code: string): code is CountryCode {
  return /^[A-Z]{2}$/.test(code) && getCountry(code) !== null;
}

/** Canonical names; of zones with the same offsets in summer and winter the first: they differ in history only. */
function distinct(names: readonly string[]): string[] {
  const byOffsets = new Map<string, string>();
  for (const name of names) {
    const zone = zones.get(name);
    const canonical = zone?.aliasOf ?? name;
    const known = zones.get(canonical) ?? zone;
    const offsets = known === undefined ? canonical : `${known.utcOffset}/${known.dstOffset}`;
    if (!byOffsets.has(offsets)) byOffsets.set(offsets, canonical);
  }
  return [...byOffsets.values()];
}
