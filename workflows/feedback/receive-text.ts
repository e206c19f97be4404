import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { branchOf } from '../../domain/cases/branch-calendar.ts';
import { openCase } from '../../domain/cases/case-moves.ts';
import type { Customer } from '../../domain/customer.ts';
import { readText, type TextIntent } from '../../domain/feedback/read-text.ts';
import type { PersonRequest } from '../../domain/requests/person-request.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import { type ConsentProofs, changeGate } from '../change-consent.ts';
import type { CustomerStates } from '../customer-states.ts';
import type { Gates } from '../gates.ts';
import type { PhoneBook } from '../phone-book.ts';
import type { Records, StateRecord } from '../records.ts';
import { suppressAddress } from '../suppress-address.ts';

/** What somebody texted to our number. */
export interface ReceivedText {
  /** The provider's: a text that comes twice is one. */
  readonly id: string;
  /** E.164. */
  readonly from: string;
  readonly body: string;
  readonly at: Instant;
}

export interface ReceiveTextServices {
  readonly gates: Gates;
  readonly proofs: ConsentProofs;
  readonly records: Records;
  readonly states: CustomerStates;
  readonly phones: PhoneBook;
  readonly library: CampaignLibrary;
}

const LONGEST_SHOWN = 1000;

/**
 * A STOP, in a word or in free ones, withdraws for everybody who has this number; START gives back what STOP took; everything else is
 * for a person. What was said is kept with each of them, and one of them is the one who is answered: one confirmation, no more.
 */
export async function receiveText(services: ReceiveTextServices, text: ReceivedText): Promise<void> {
  const said = readText(text.body);
  const owners = await ownersOf(services, text.from);
  for (const [index, customer] of owners.entries()) {
    await obey(services, customer, said, text, owners.length === 1);
    const isAnswered = index === 0;
    const request: PersonRequest = {
      id: idOf(text),
      kind: 'text',
      at: text.at,
      day: localDate(text.at, customer.timeZone),
      said,
      text: text.body.slice(0, LONGEST_SHOWN),
      answered: isAnswered,
    };
    if (said === 'message' && isAnswered) await openForPerson(services, customer, text);
    await put(services, customer.id, { type: 'REQUEST', body: request });
  }
}

const idOf = ({ id }: ReceivedText): string => `text.${createHash('sha256').update(id).digest('base64url').slice(0, 16)}`;

/** The index may be behind: the number is asked of the customer itself. */
async function ownersOf({ phones, states }: ReceiveTextServices, from: string): Promise<readonly Customer[]> {
  const loaded = await Promise.all((await phones.owners(from)).map((customer) => states.load(customer, { consistent: true })));
  return loaded.flatMap((state) => (state?.customer.phone === from ? [state.customer] : []));
}

async function obey(services: ReceiveTextServices, { id }: Customer, said: TextIntent, text: ReceivedText, alone: boolean): Promise<void> {
  const { gates } = services;
  const atTheTime = { gates, clock: { now: () => text.at } };
  const wording = `text/${text.body.trim().slice(0, 100)}`;
  if (said === 'stop') return await suppressAddress(atTheTime, id, 'sms', 'stop', wording);
  if (said !== 'start') return;
  // Who shares a number speaks for the others only as far as the number itself had said STOP.
  const last = await lastWord(services, id);
  if (!alone && last?.source !== 'text-stop') return;
  // Told late, it takes back nothing that was said since.
  if (last !== undefined && last.at > text.at) return;
  await changeGate(
    atTheTime,
    id,
    { source: 'text-start', by: 'customer', wording },
    () => ({ sms: 'yes' }),
    (gate) => (gate.sms.suppressed === 'stop' ? { ...gate, sms: { consent: gate.sms.consent } } : gate),
  );
}

/** By which the consent for texts was last changed. */
async function lastWord({ proofs }: ReceiveTextServices, customer: string) {
  return (await proofs.of(customer)).findLast(({ change }) => change.sms !== undefined);
}

/** care 69: listened to, acknowledged, and with a person by a time that is kept. */
async function openForPerson(services: ReceiveTextServices, customer: Customer, text: ReceivedText): Promise<void> {
  const settings = await services.library.settings();
  const id = `K${idOf(text).slice('text.'.length)}`;
  const about = text.body.slice(0, LONGEST_SHOWN);
  const body = openCase(
    { id, kind: 'message', about, answer: undefined },
    { at: text.at, by: 'customer', timeZone: customer.timeZone, branch: branchOf(customer) },
    settings,
  );
  await put(services, customer.id, { type: 'CASE', body });
}

/** Once: a text that is told again finds itself there. */
async function put({ records }: ReceiveTextServices, customer: string, record: StateRecord): Promise<void> {
  await records.write([{ customer, record, expectedRev: 0 }], 'live');
}
