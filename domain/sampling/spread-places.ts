/**
 * So many places of 0 … `among` − 1, in order: one by chance from each of equal stretches, so that no part of what is drawn from is
 * passed over. Chance is a hash of the stretch: whoever looks again sees the same places.
 */
export function spreadPlaces(among: number, wanted: number): number[] {
  if (wanted >= among) return Array.from({ length: among }, (_, place) => place);
  return Array.from({ length: wanted }, (_, stretch) => {
    const from = Math.floor((stretch * among) / wanted);
    return from + Math.floor(chanceOf(stretch) * (Math.floor(((stretch + 1) * among) / wanted) - from));
  });
}

/** From 0 to below 1: the last mixing of MurmurHash3. A sample needs nothing that nobody can foresee. */
function chanceOf(number: number): number {
  let hash = Math.imul(number + 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
