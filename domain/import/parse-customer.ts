import type { Customer } from '../customer.ts';
import type { Given } from './given.ts';
import type { ImportContext } from './import-context.ts';
import type { Cells } from './raw-row.ts';
import { need, readCountry, readId, readLocale, readOneOf, readOpen, readPastDate, readText, readZone } from './read-cells.ts';
import { readEmail } from './read-email.ts';
import { RowFault } from './reject.ts';

/** What a row says of a customer; what it leaves blank stays as it is. */
export interface CustomerRow {
  readonly kind: 'customers';
  readonly customer: string;
  readonly profile: Given<Omit<Customer, 'id' | 'timeZone' | 'zoneCandidates' | 'creditSince' | 'creditLog'>>;
  /** The customer's own zone. */
  readonly timeZone?: string | undefined;
  readonly emailMarketing?: 'yes' | 'no' | undefined;
  readonly smsMarketing?: 'yes' | 'no' | undefined;
}

const ATTRIBUTES_LIMIT = 60_000;

export function parseCustomer(cells: Cells, context: ImportContext): CustomerRow {
  const customer = need(readId(cells, 'customer_id'), 'customer_id');
  const country = readCountry(cells, 'country', context);
  const calendar = readOneOf(cells, 'born_calendar', ['gregorian', 'chinese']);
  return {
    kind: 'customers',
    customer,
    profile: {
      kind: readOneOf(cells, 'kind', ['person', 'organisation']),
      name: readText(cells, 'name', 200),
      email: readEmail(cells, 'email'),
      phone: readPhone(cells, country, context),
      locale: readLocale(cells, 'locale'),
      country,
      bornOn: readPastDate(cells, 'born_on', context),
      bornCalendar: calendar === 'chinese' ? calendar : undefined,
      joinedOn: readPastDate(cells, 'joined_on', context),
      householdId: readId(cells, 'household_id'),
      credit: readOneOf(cells, 'credit', ['good', 'bad']),
      preferredChannel: readOneOf(cells, 'preferred_channel', ['email', 'sms']),
      tone: readText(cells, 'tone', 100),
      attributes: readAttributes(cells),
    },
    timeZone: readZone(cells, 'time_zone'),
    emailMarketing: readOneOf(cells, 'email_marketing', ['yes', 'no']),
    smsMarketing: readOneOf(cells, 'sms_marketing', ['yes', 'no']),
  };
}

function readPhone(cells: Cells, country: string | undefined, context: ImportContext): string | undefined {
  const text = readText(cells, 'phone', 100)?.trim();
  if (text === undefined) return undefined;
  const phone = context.parsePhone(text, country);
  if (phone === undefined) throw new RowFault('phone', text, 'malformed-phone');
  return phone;
}

/** All of a customer stands in one item, which can hold 400 KB. */
function readAttributes(cells: Cells): Record<string, string> | undefined {
  const attributes = readOpen(cells, 'attr.', 2000);
  const longest = attributes === undefined ? undefined : Object.entries(attributes).sort(([, a], [, b]) => b.length - a.length)[0];
  if (attributes !== undefined && longest !== undefined && JSON.stringify(attributes).length > ATTRIBUTES_LIMIT)
    throw new RowFault(`attr.${longest[0]}`, longest[1], 'too-long');
  return attributes;
}
