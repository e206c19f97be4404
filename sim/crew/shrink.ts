/**
 * The shortest list that still fails, by delta debugging (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input,
 * 2002): ever smaller parts are taken away for as long as what is left fails.
 */
export async function shrink<T>(items: readonly T[], fails: (items: readonly T[]) => Promise<boolean>): Promise<readonly T[]> {
  if (await fails([])) return [];
  let left = items;
  for (let parts = 2; left.length > 1; ) {
    const size = Math.ceil(left.length / parts);
    const without = await firstFailing(left, size, fails);
    if (without !== undefined) {
      left = without;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) return left;
    else parts = Math.min(left.length, parts * 2);
  }
  return left;
}

async function firstFailing<T>(items: readonly T[], size: number, fails: (items: readonly T[]) => Promise<boolean>) {
  for (let start = 0; start < items.length; start += size) {
    const rest = [...items.slice(0, start), ...items.slice(start + size)];
    if (await fails(rest)) return rest;
  }
  return undefined;
}
