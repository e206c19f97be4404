import type { Condition, Item } from './table.ts';
import { compareUtf8 } from './utf8-order.ts';

/** Whether a condition holds of what stands in the table. Values of another type are neither equal nor below. */
export function holds(condition: Condition, item: Item | undefined): boolean {
  if ('absent' in condition) return item?.[condition.absent] === undefined;
  if ('present' in condition) return item?.[condition.present] !== undefined;
  if ('equals' in condition) return item?.[condition.equals[0]] === condition.equals[1];
  if ('below' in condition) return isBelow(item?.[condition.below[0]], condition.below[1]);
  if ('anyOf' in condition) return partsOf(condition.anyOf).some((part) => holds(part, item));
  return partsOf(condition.allOf).every((part) => holds(part, item));
}

function partsOf(parts: readonly Condition[]): readonly Condition[] {
  if (parts.length === 0) throw new Error('A condition needs at least one part.');
  return parts;
}

function isBelow(stored: unknown, limit: string | number): boolean {
  if (typeof stored === 'number' && typeof limit === 'number') return stored < limit;
  return typeof stored === 'string' && typeof limit === 'string' && compareUtf8(stored, limit) < 0;
}
