/** Whether two plain records say the same: order of names and absent or undefined values make no difference. */
export function sameRecord(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((value, index) => sameRecord(value, right[index]));
  if (!isPlain(left) || !isPlain(right)) return false;
  for (const name in left) if (!sameRecord(left[name], right[name])) return false;
  for (const name in right) if (right[name] !== undefined && left[name] === undefined) return false;
  return true;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
