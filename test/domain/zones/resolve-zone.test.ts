import { expect, it } from 'vitest';
import { zoneAtlas } from '../../../adapters/zones/zone-atlas.ts';
import { resolveZone } from '../../../domain/zones/resolve-zone.ts';

const resolve = (known: { own?: string; phone?: string; country?: string }) => resolveZone(known, 'Europe/London', zoneAtlas);

it.each([
  ['the customer’s own', { own: 'Asia/Tokyo', phone: '+8613800138000', country: 'GB' }, 'Asia/Tokyo'],
  ['by phone prefix where it names one zone', { phone: '+8613800138000', country: 'US' }, 'Asia/Shanghai'],
  ['by the longest prefix', { phone: '+12065550100' }, 'America/Los_Angeles'],
  ['by the old name of a zone, under its present one', { phone: '+9779841234567' }, 'Asia/Kathmandu'],
  ['by country where one zone serves', { country: 'NP' }, 'Asia/Kathmandu'],
  ['by country where the phone names several', { phone: '+61', country: 'DE' }, 'Europe/Berlin'],
] as const)('takes the zone %s', (_how, known, timeZone) => expect(resolve(known)).toEqual({ timeZone }));

it.each([
  ['the phone’s several', { phone: '+61' }, 'Australia/Lord_Howe'],
  ['the country’s several', { country: 'US' }, 'America/Chicago'],
  ['the company’s', {}, 'Europe/London'],
] as const)('else guesses the company’s, with %s for candidates', (_which, known, among) => {
  const { timeZone, zoneCandidates } = resolve(known);
  expect(timeZone).toBe('Europe/London');
  expect(zoneCandidates).toContain(among);
});
