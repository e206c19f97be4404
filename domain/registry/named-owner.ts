import { createHash } from 'node:crypto';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Customer } from '../customer.ts';

/** A person of the company who looks after customers by name. */
export interface OwnerEntry {
  readonly id: string;
  readonly name: string;
  /** The last day on which they are there; absent while they stay. */
  readonly until?: CalendarDate | undefined;
}

/** care 80: > named owner from class "major" up. As `attr.value_class` says, which `care classes --out` writes. */
const ownedClasses: ReadonlySet<string> = new Set(['vip', 'major']);

/**
 * > care 80: messages are signed by the owner; owner left → reassigned before the next send.
 *
 * The one that the company named (`attr.owner`) as long as they are there, else, from class "major" up, one of those who are: by
 * rendezvous hashing, so that somebody who leaves hands on their own customers and nobody else's. Undefined: the team signs.
 */
export function namedOwner(
  { id, attributes }: Pick<Customer, 'id' | 'attributes'>,
  owners: readonly OwnerEntry[],
  today: CalendarDate,
): OwnerEntry | undefined {
  const there = owners.filter(({ until }) => until === undefined || until >= today);
  const named = attributes['owner'];
  const own = there.find((owner) => owner.id === named);
  if (own !== undefined) return own;
  if (named === undefined && !ownedClasses.has(attributes['value_class'] ?? '')) return undefined;
  const weight = (owner: OwnerEntry) => createHash('sha256').update(`owner\0${owner.id}\0${id}`).digest('hex');
  return there.reduce<OwnerEntry | undefined>(
    (best, owner) => (best === undefined || weight(owner) > weight(best) ? owner : best),
    undefined,
  );
}
