/** Beyond it sort keys of the calendar end in a hash. */
const SAME_IN_ALL = 880;

/** Where a customer stands under a key and zone of the calendar: as text in the calendar's own order. Very long ids may share one. */
export const placeOf = (customer: string): string => `${encodeURIComponent(customer)}#`.slice(0, SAME_IN_ALL);

/** A place some way before this one that names nobody: who stands between them has their turn again, which changes nothing. */
export function namelessBefore(place: string): string {
  const half = place.slice(0, Math.ceil(place.length / 2));
  return half.slice(0, -1) + String.fromCharCode(half.charCodeAt(half.length - 1) - 1);
}
