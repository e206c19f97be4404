import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { YearlyCalendar } from '../calendar/yearly.ts';

/** Something that a template can show: text, number, flag, or a list of plain records. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Values = Readonly<Record<string, Value>>;

/** Kinds that the product derives itself; any other kind is a company's own. */
export const factKinds = [
  'asset.purchased',
  'asset.warranty-ends',
  'asset.recalled',
  'booking.cancelled',
  'booking.made',
  'booking.visit',
  'case.closed',
  'case.late',
  'case.well-overdue',
  'customer.born',
  'customer.joined',
  'customer.lapsed',
  'customer.reorder-due',
  'customer.silent',
  'customer.second-purchase-due',
  'membership.tier-ends',
  'membership.tier-changed',
  'order.delivered',
  'promise.due',
  'recall.passed-on',
  'recall.repaired',
  'request.erase',
  'request.export',
  'request.opt-in',
  'request.text',
  'service.repeat-fault',
  'survey.dissatisfied',
  'supply.collect-on',
  'supply.runs-out',
  'voucher.expires',
] as const;

/** Something true of a customer on a date. Item `FACT#<kind>#<subject>` (derived) or `OWN_FACT#<kind>#<subject>` (posted). */
export interface Fact {
  readonly kind: string;
  /** Asset, order, answer, supply … id, else the customer id; of a recall and of an act both its ids. */
  readonly subject: string;
  readonly date: CalendarDate;
  readonly repeats: 'never' | 'yearly';
  readonly calendar?: YearlyCalendar | undefined;
  readonly values: Values;
}

/** Two recalls open on one asset are two facts, and two occasions. */
export const recallSubject = ({ id, assetId }: { readonly id: string; readonly assetId: string }): string =>
  [assetId, id].map(encodeURIComponent).join('#');

/** What lines and screens call the subject: of a recall the asset. */
export const shownSubject = ({ kind, subject }: Pick<Fact, 'kind' | 'subject'>): string =>
  kind === 'asset.recalled' || kind === 'recall.passed-on' ? decodeURIComponent(subject.split('#')[0] ?? '') : subject;
