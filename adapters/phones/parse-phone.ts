import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * E.164 of a number in international form, or in national form with its country; undefined where it cannot be one. Asked is whether
 * the number is possible, not whether it is assigned: numbering plans change faster than this table.
 */
export function parsePhone(text: string, country: string | undefined): string | undefined {
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text, region === undefined ? { extract: false } : { defaultCountry: region, extract: false });
  return parsed?.isPossible() === true ? parsed.number : undefined;
}
