import { recordId } from '../../adapters/dynamo/items/record-item.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { StateRecord, Via } from '../../workflows/records.ts';

/** One version of one record: from when to when it was the truth. */
export interface Version<Record extends StateRecord = StateRecord> {
  readonly record: Record;
  readonly via: Via;
  readonly from: Instant;
  to: Instant;
}

type OfType<Type extends StateRecord['type']> = Extract<StateRecord, { type: Type }>;

/** A stretch of time. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** What the company's books said, when. The oracle reads this, and never the engine's table. */
export class Book {
  readonly #versions = new Map<string, Version[]>();
  readonly customers = new Set<string>();
  readonly erased = new Map<string, Instant>();
  /** When a campaign was not live, or had just been edited. */
  readonly unsettled = new Map<string, Span[]>();
  /** Customers whose record says that a complaint or a repair is open, or was. */
  readonly hadCase = new Set<string>();

  enter(customer: string, record: StateRecord, via: Via, at: Instant): void {
    this.customers.add(customer);
    const known = this.#versions.get(customer) ?? [];
    this.#versions.set(customer, known);
    const before = known.findLast((each) => each.record.type === record.type && recordId(each.record) === recordId(record));
    if (before !== undefined) before.to = at;
    known.push({ record, via, from: at, to: Number.POSITIVE_INFINITY });
    if (record.type === 'CASE') this.hadCase.add(customer);
  }

  versions<Type extends StateRecord['type']>(customer: string, type: Type): Version<OfType<Type>>[] {
    return (this.#versions.get(customer) ?? []).filter((version): version is Version<OfType<Type>> => version.record.type === type);
  }

  /** The record as it stands. */
  latest<Type extends StateRecord['type']>(customer: string, type: Type): OfType<Type> | undefined {
    return this.versions(customer, type).at(-1)?.record;
  }
}
