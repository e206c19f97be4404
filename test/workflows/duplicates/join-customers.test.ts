import { describe, expect, it } from 'vitest';
import { dynamoJoinBook } from '../../../adapters/dynamo/dynamo-join-book.ts';
import { dynamoSubjectRequests } from '../../../adapters/dynamo/dynamo-subject-requests.ts';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../../adapters/dynamo/table.ts';
import { openKeyedHash } from '../../../adapters/erasure/keyed-hash.ts';
import { DAY, HOUR, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import { verifyLedger } from '../../../domain/consent/consent-ledger.ts';
import { finishJoins, type JoinOutcome, joinCustomers } from '../../../workflows/duplicates/join-customers.ts';
import { recordFeedback } from '../../../workflows/feedback/record-feedback.ts';
import type { StateRecord } from '../../../workflows/records.ts';
import { aCampaign, aContact, aCustomer, aFact, anAsset, anOrder } from '../../support/builders.ts';
import { callsOf, faultyTable } from '../../support/faulty-calls.ts';
import { type SendBench, sendBench, TEN } from '../../support/send-bench.ts';
import { deriveAll } from '../../support/stream-records.ts';

const born = aCampaign({ id: 'customer-birthday', fact: 'customer.born', rule: 'anniversary' });
const renewal = aCampaign({ id: 'renewal', fact: 'insurance.renewal', rule: 'dated-fact' });
const silent = aCampaign({ id: 'win-back', fact: 'customer.silent', rule: 'silence' });

const kept: readonly StateRecord[] = [
  { type: 'PROFILE', body: aCustomer({ bornOn: '1980-11-21', joinedOn: undefined, phone: undefined }) },
  { type: 'ORDER', body: anOrder() },
];
const other: readonly StateRecord[] = [
  {
    type: 'PROFILE',
    body: aCustomer({ id: 'C2', name: 'A. Byron', email: 'a@example.com', bornOn: '1981-11-21', joinedOn: undefined, householdId: 'H9' }),
  },
  { type: 'ASSET', body: anAsset() },
  { type: 'ORDER', body: anOrder({ id: 'O2' }) },
  { type: 'OWN_FACT', body: aFact({ kind: 'insurance.renewal', subject: 'C2', date: '2026-11-21', repeats: 'never' }) },
  { type: 'CASE', body: { id: 'K1', kind: 'message', openedOn: '2026-11-20', openedAt: TEN - DAY, about: 'x' } },
];

const servicesOn = (table: Table, bench: SendBench) => ({
  ...storesOn(table, bench.clock),
  clock: bench.clock,
  joins: dynamoJoinBook(table, openKeyedHash),
});

/** The two of them, of whom the other has had all that was due to it today. */
async function afterTheMorning(contact = aContact()): Promise<SendBench> {
  const bench = sendBench({ settings: { caps: { marketing: [{ max: 9, days: 1 }] } } });
  await bench.start(aCampaign(), born, renewal, silent);
  bench.clock.at = TEN + MINUTE;
  await bench.enter('C2', other, contact, 'live');
  await deriveAll(bench);
  await bench.live(TEN + 10 * MINUTE);
  await bench.enter('C1', kept, aContact(), 'import');
  return bench;
}

const join = (bench: SendBench, table: Table = bench.table): Promise<JoinOutcome> =>
  joinCustomers(servicesOn(table, bench), { kept: 'C1', other: 'C2', choices: { bornOn: 'kept' }, by: 'ann', at: bench.clock.at });

const sent = (bench: SendBench) => bench.accepted.map(({ message }) => `${message.tags.customer} ${message.tags.campaign}`).sort();
const partition = (bench: SendBench, customer: string) => [...bench.table.items()].filter(({ pk }) => pk === `C#${customer}`);

describe('two records of one person', () => {
  it('become one: everything stands with the kept id, and of the other a closed gate and a pointer', async () => {
    const bench = await afterTheMorning();
    expect(await join(bench)).toBe('done');
    const state = await bench.stores.states.load('C1');
    expect(state?.customer).toEqual(aCustomer({ bornOn: '1980-11-21', joinedOn: undefined, phone: '+447700900001', householdId: 'H9' }));
    expect(state).toMatchObject({ assets: [{ id: 'A1' }], cases: [{ id: 'K1' }], ownFacts: [{ subject: 'C1', date: '2026-11-21' }] });
    expect((await bench.stores.states.ledger('C1')).orders.map(({ id }) => id)).toEqual(['O1', 'O2']);
    expect(partition(bench, 'C2').map(({ type }) => type)).toEqual(['CONTACT', 'JOINED']);
    expect(await bench.stores.joined.into(['C2', 'C1'])).toEqual(new Map([['C2', { kept: 'C1', renamed: {} }]]));
  });

  it('> nothing that was sent is sent again, today, in the year to come or about what bore the old id', async () => {
    const bench = await afterTheMorning();
    const before = sent(bench);
    expect(before).toEqual(['C2 customer-birthday', 'C2 product-birthday', 'C2 renewal']);
    await join(bench);
    await deriveAll(bench);
    await bench.live(TEN + 2 * DAY);
    expect(sent(bench)).toEqual(before);
    await bench.live(TEN + 366 * DAY);
    expect(sent(bench).slice(0, 2)).toEqual(['C1 customer-birthday', 'C1 product-birthday']);
    expect(sent(bench)).toHaveLength(before.length + 2);
  });

  it('counts no message a second time, and caps by what both were sent', async () => {
    const bench = await afterTheMorning();
    const counted = bench.messages().length;
    const capDays = (await bench.stores.gates.read('C2')).capDays;
    await join(bench);
    expect(bench.messages()).toHaveLength(0);
    expect(await bench.stores.messages.of('C1')).toHaveLength(counted + 3);
    expect((await bench.stores.gates.read('C1')).capDays).toEqual(capDays);
    expect(capDays).toEqual({ '2026-11-21': 3 });
  });

  it('> an opt-out in either is an opt-out in the joined, with a proof in a ledger that holds', async () => {
    const bench = await afterTheMorning(aContact({ email: { consent: 'yes' }, sms: { consent: 'withdrawn' } }));
    await join(bench);
    const gate = await bench.stores.gates.read('C1');
    expect([gate.email.consent, gate.sms.consent]).toEqual(['yes', 'withdrawn']);
    const proofs = await bench.stores.proofs.of('C1');
    expect(proofs).toMatchObject([{ source: 'joined', by: 'ann', change: { sms: 'withdrawn' } }]);
    expect(verifyLedger('C1', proofs, gate.ledger)).toEqual({ kind: 'whole' });
  });

  it('what the provider tells of a message to the old id reaches the kept one: a complaint holds, a bounce of the old address does not', async () => {
    const bench = await afterTheMorning();
    const [message] = await bench.stores.messages.of('C2');
    await join(bench);
    const told = { channel: 'email', customer: 'C2', campaign: 'x', attempt: 1, providerId: 'p1', at: bench.clock.at } as const;
    const key = message?.key ?? '';
    await recordFeedback(bench.stores, { ...told, key, kind: 'bounced-hard' });
    expect(await bench.stores.messages.read('C1', [key])).toMatchObject([{ state: 'bounced', bounce: 'hard' }]);
    expect((await bench.stores.gates.read('C1')).email).toEqual({ consent: 'yes' });
    await recordFeedback(bench.stores, { ...told, key, kind: 'complained' });
    expect((await bench.stores.gates.read('C1')).email).toMatchObject({ consent: 'withdrawn', suppressed: 'complaint' });
  });

  it('is refused for one and the same, for nobody, and for whoever was joined already', async () => {
    const bench = await afterTheMorning();
    const services = servicesOn(bench.table, bench);
    const asked = (a: string, b: string) => joinCustomers(services, { kept: a, other: b, choices: {}, by: 'ann', at: 1 });
    expect([await asked('C1', 'C1'), await asked('C1', 'C9'), await asked('C9', 'C1')]).toEqual(['refused', 'refused', 'refused']);
    await join(bench);
    await bench.enter('C3', [{ type: 'PROFILE', body: aCustomer({ id: 'C3' }) }], aContact());
    expect([await asked('C2', 'C3'), await asked('C3', 'C2')]).toEqual(['refused', 'refused']);
    expect(await asked('C3', 'C1')).toBe('done');
    expect((await bench.stores.joined.into(['C2'])).get('C2')?.kept).toBe('C3');
  });

  it('waits for a message that is on its way, and is done by itself once it is there', async () => {
    const inFlight = { K: { n: 1, lease: TEN + HOUR, due: TEN, class: 'marketing' as const } };
    const bench = await afterTheMorning();
    const { rev, ...gate } = await bench.stores.gates.read('C2');
    await bench.stores.gates.write('C2', { ...gate, inFlight }, rev);
    expect(await join(bench)).toBe('busy');
    expect(await bench.stores.states.load('C2')).toBeDefined();
    const now = await bench.stores.gates.read('C2');
    await bench.stores.gates.write('C2', { ...now, inFlight: {} }, now.rev);
    await finishJoins(servicesOn(bench.table, bench));
    expect(await bench.stores.states.load('C2')).toBeUndefined();
  });
});

it('taken up again after a crash at any point, it comes to the same and sends nothing', async () => {
  const whole = await afterTheMorning();
  await join(whole);
  const shape = (bench: SendBench) => ({
    items: [...bench.table.items()]
      .filter(({ pk }) => pk === 'C#C1' || pk === 'C#C2' || String(pk).startsWith('A#') || String(pk).startsWith('H#'))
      .map(({ rev: _, factsRev: _f, ...item }) => item)
      .sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1)),
  });
  const calls = callsOf();
  const counted = await afterTheMorning();
  await join(counted, faultyTable(counted.table, calls));
  for (let call = 1; call <= calls.names.length; call += 1) {
    const bench = await afterTheMorning();
    const dying = callsOf({ faults: [{ call, kind: call % 2 === 0 ? 'error-after' : 'error-before' }] });
    await join(bench, faultyTable(bench.table, dying)).catch(() => undefined);
    await finishJoins(servicesOn(bench.table, bench));
    if ((await bench.stores.states.load('C2')) !== undefined) await join(bench);
    expect(shape(bench), `after ${dying.names.at(-1)} (${call})`).toEqual(shape(whole));
    const before = sent(bench);
    await deriveAll(bench);
    await bench.live(bench.clock.at + HOUR);
    expect(sent(bench), `after call ${call}`).toEqual(before);
  }
});

it('who is erased after it is erased with every id, and the note of the join goes by itself', async () => {
  const bench = await afterTheMorning();
  await join(bench);
  bench.clock.at += HOUR;
  expect(await finishJoins(servicesOn(bench.table, bench))).toBe(1);
  expect(await finishJoins(servicesOn(bench.table, bench))).toBe(0);
  const requests = dynamoSubjectRequests(bench.table);
  await requests.erase('C1', bench.clock.at);
  await requests.finishErasures(bench.clock.at + HOUR);
  expect(JSON.stringify([...bench.table.items()].filter(({ type }) => type !== 'PAGE'))).not.toMatch(/C#C[12]|"C[12]"/);
  expect((await bench.stores.gates.read('C2')).erased).toBe(true);
});
