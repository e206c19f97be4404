import type { Customer } from '../customer.ts';

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Workshop extends Place {
  readonly name: string;
}

/** Mean radius of the earth (IUGG), in kilometres. */
const EARTH_RADIUS_KM = 6371.0088;

const METRES = 1000;

/** Great-circle distance by the haversine formula (Sinnott 1984), to the metre. */
export function kilometresBetween(a: Place, b: Place): number {
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord = half(to - from) + Math.cos(from) * Math.cos(to) * half(radians(b.longitude - a.longitude));
  const kilometres = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
  return Math.round(kilometres * METRES) / METRES;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** How a recalled product is put right. `call`: nobody knows where the customer lives, so a person asks. */
export type RecallRoute =
  | { readonly kind: 'home-visit'; readonly km: number }
  | { readonly kind: 'workshop'; readonly km: number; readonly workshop: string }
  | { readonly kind: 'call' };

/**
 * care 20
 * > Further than 100 km → home visit, else workshop (great circle). No coordinates → call, never guess; exactly 100.0 → workshop.
 */
export function recallRoute(customer: Place | undefined, workshops: readonly Workshop[], homeVisitBeyondKm: number): RecallRoute {
  const nearest = nearestOf(customer, workshops);
  if (nearest === undefined) return { kind: 'call' };
  const { km, workshop } = nearest;
  return km > homeVisitBeyondKm ? { kind: 'home-visit', km } : { kind: 'workshop', km, workshop: workshop.name };
}

/** Undefined where nobody knows where the customer lives, or there is no workshop. */
export function nearestOf(customer: Place | undefined, workshops: readonly Workshop[]) {
  if (customer === undefined) return undefined;
  return workshops.map((workshop) => ({ workshop, km: kilometresBetween(customer, workshop) })).sort((a, b) => a.km - b.km)[0];
}

/** Where a customer lives, as `attr.latitude` and `attr.longitude` say; undefined where they say nothing that can be. */
export function placeOf({ attributes }: Pick<Customer, 'attributes'>): Place | undefined {
  const [latitude, longitude] = [degrees(attributes.latitude, 90), degrees(attributes.longitude, 180)];
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function degrees(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\s*-?\d{1,3}(\.\d{1,12})?\s*$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= most ? value : undefined;
}
