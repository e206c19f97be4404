/** What is known about where numbers and countries are. Names are canonical IANA names. */
export interface ZoneAtlas {
  /** Zones of the longest known prefix of an E.164 number; zones that keep the same time all year count once. */
  phoneZones(e164: string): readonly string[];
  /** Zones of a country (ISO 3166-1 alpha-2), likewise; empty where the code is unknown. */
  countryZones(country: string): readonly string[];
}

export interface ResolvedZone {
  readonly timeZone: string;
  /** Present where the zone was guessed. */
  readonly zoneCandidates?: readonly string[] | undefined;
}

/**
 * > The customer's own → by phone prefix where it names one zone → by country where one zone serves → the company's, marked as
 * > guessed.
 */
export function resolveZone(
  known: { readonly own?: string | undefined; readonly phone?: string | undefined; readonly country?: string | undefined },
  companyZone: string,
  atlas: ZoneAtlas,
): ResolvedZone {
  if (known.own !== undefined) return { timeZone: known.own };
  const byPhone = known.phone === undefined ? [] : atlas.phoneZones(known.phone);
  const [phoneZone, ...otherPhoneZones] = byPhone;
  if (phoneZone !== undefined && otherPhoneZones.length === 0) return { timeZone: phoneZone };
  const byCountry = known.country === undefined ? [] : atlas.countryZones(known.country);
  const [countryZone, ...otherCountryZones] = byCountry;
  if (countryZone !== undefined && otherCountryZones.length === 0) return { timeZone: countryZone };
  const candidates = byPhone.length > 0 ? byPhone : byCountry.length > 0 ? byCountry : [companyZone];
  return { timeZone: companyZone, zoneCandidates: candidates };
}
