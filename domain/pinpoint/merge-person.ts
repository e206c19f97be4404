import type { ImportContext } from '../import/import-context.ts';
import { parseRow } from '../import/parse-row.ts';
import type { RejectReason } from '../import/reject.ts';
import type { Endpoint } from './endpoint.ts';

/** What was not carried over of an endpoint, or carried over in another form. */
export type Note = { readonly source: string; readonly customer: string } & (
  | { readonly what: 'other-channel' | 'inactive' | 'older-address'; readonly channel: string }
  | { readonly what: 'left-out'; readonly column: string; readonly value: string; readonly reason: RejectReason }
  | { readonly what: 'not-a-customer'; readonly value: string; readonly reason: RejectReason }
);

export interface MergeOptions {
  readonly context: ImportContext;
  /** Pinpoint knows who opted out, not who agreed: only whoever runs this can say that the others had. */
  readonly othersAgreed: boolean;
  /** Attributes that are columns of ours: `{ Birthday: 'born_on' }`. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface MergedPerson {
  /** A row of a customers file that the import takes; undefined where there is no person to be had. */
  readonly cells: Readonly<Record<string, string>> | undefined;
  readonly notes: readonly Note[];
}

const channels = [
  { channel: 'EMAIL', address: 'email', consent: 'email_marketing' },
  { channel: 'SMS', address: 'phone', consent: 'sms_marketing' },
] as const;

/**
 * The endpoints of one person as one row. Of each channel the newest active address counts; an opt-out on any address of a channel is
 * an opt-out of the channel. A value that the import would refuse is left out and noted, so that it does not take the person with it.
 */
export function mergePerson(endpoints: readonly Endpoint[], { context, othersAgreed, columns }: MergeOptions): MergedPerson {
  const newestFirst = [...endpoints].sort((a, b) => compare(b.effectiveAt, a.effectiveAt));
  const [newest] = newestFirst;
  if (newest === undefined) return { cells: undefined, notes: [] };
  const customer = newest.userId ?? newest.id;
  const notes: Note[] = [];
  const cells: Record<string, string> = { customer_id: customer };
  for (const { channel, address, consent } of channels) {
    const own = newestFirst.filter((each) => each.channel === channel && each.address !== undefined);
    const [kept, ...older] = own.filter(({ active }) => active);
    if (kept?.address !== undefined) cells[address] = kept.address.trim();
    if (own.some(({ optedOut }) => optedOut)) cells[consent] = 'no';
    else if (kept !== undefined && othersAgreed) cells[consent] = 'yes';
    for (const endpoint of own) {
      const { source, active } = endpoint;
      if (!active) notes.push({ source, customer, what: 'inactive', channel });
      else if (older.includes(endpoint) && endpoint.address !== kept?.address)
        notes.push({ source, customer, what: 'older-address', channel });
    }
  }
  for (const { source, channel } of newestFirst)
    if (channels.every((ours) => ours.channel !== channel)) notes.push({ source, customer, what: 'other-channel', channel });
  Object.assign(cells, profileOf(newestFirst, columns));
  return checked(cells, newest.source, notes, context);
}

/** What the newest endpoint that says anything says. */
function profileOf(newestFirst: readonly Endpoint[], columns: MergeOptions['columns']): Record<string, string> {
  const said = (of: (endpoint: Endpoint) => string | undefined) => newestFirst.map(of).find((value) => value !== undefined && value !== '');
  const attributes: Record<string, string> = {};
  for (const { attributes: more } of [...newestFirst].reverse()) Object.assign(attributes, more);
  for (const { userAttributes: more } of [...newestFirst].reverse()) Object.assign(attributes, more);
  const profile: Record<string, string | undefined> = {
    time_zone: said(({ timeZone }) => timeZone),
    locale: said(({ locale }) => locale)?.replaceAll('_', '-'),
    country: said(({ country }) => country)?.toUpperCase(),
    name: attributes.Name ?? [attributes.FirstName, attributes.LastName].filter((part) => part !== undefined).join(' '),
  };
  for (const [name, value] of Object.entries(attributes)) profile[columns[name] ?? `attr.${name}`] = value;
  return Object.fromEntries(
    Object.entries(profile).flatMap(([column, value]) => (value === undefined || value === '' ? [] : [[column, value]])),
  );
}

/** By the import's own rules. */
function checked(cells: Record<string, string>, source: string, notes: Note[], context: ImportContext): MergedPerson {
  const customer = cells.customer_id ?? '';
  for (;;) {
    const result = parseRow('customers', { line: 0, cells }, context);
    if (!('reject' in result)) return { cells, notes };
    const { column, value, reason } = result.reject;
    if (column === 'customer_id' || !(column in cells)) {
      notes.push({ source, customer, what: 'not-a-customer', value, reason });
      return { cells: undefined, notes };
    }
    notes.push({ source, customer, what: 'left-out', column, value, reason });
    delete cells[column];
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
