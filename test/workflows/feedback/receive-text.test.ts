import { describe, expect, it } from 'vitest';
import { dynamoPhoneBook } from '../../../adapters/dynamo/dynamo-phone-book.ts';
import { verifyLedger } from '../../../domain/consent/consent-ledger.ts';
import { receiveText } from '../../../workflows/feedback/receive-text.ts';
import { aContact, aCustomer } from '../../support/builders.ts';
import { sendBench, TEN } from '../../support/send-bench.ts';

const phone = '+447700900001';
const text = (body: string, id = body, at = TEN) => ({ id, from: phone, body, at });

async function aFamily(...ids: string[]) {
  const bench = sendBench();
  await bench.start();
  for (const id of ids) {
    await bench.enter(id, [{ type: 'PROFILE', body: aCustomer({ id, phone }) }], aContact());
    await dynamoPhoneBook(bench.table).keep(id, phone);
  }
  const gate = async (id: string) => (await bench.stores.gates.read(id)).sms;
  const requests = async (id: string) => (await bench.stores.states.load(id, { consistent: true }))?.requests ?? [];
  const cases = async (id: string) => (await bench.stores.states.load(id, { consistent: true }))?.cases ?? [];
  return {
    ...bench,
    gate,
    requests,
    cases,
    receive: (body: string, id?: string, at?: number) => receiveText(bench.stores, text(body, id, at)),
  };
}

describe('STOP', () => {
  it.each(['STOP', '退订', 'please stop texting me'])(
    '%s opts out all customers who share the number, with a proof each, and answers one',
    async (body) => {
      const family = await aFamily('C1', 'C2');
      await family.receive(body);
      for (const id of ['C1', 'C2']) {
        expect(await family.gate(id)).toEqual({ consent: 'withdrawn', suppressed: 'stop' });
        const entries = await family.stores.proofs.of(id);
        expect(entries).toMatchObject([{ source: 'text-stop', by: 'customer', wording: `text/${body}`, at: TEN }]);
        expect(verifyLedger(id, entries, (await family.stores.gates.read(id)).ledger)).toEqual({ kind: 'whole' });
      }
      expect([...(await family.requests('C1')), ...(await family.requests('C2'))].map(({ said, answered }) => [said, answered])).toEqual([
        ['stop', true],
        ['stop', false],
      ]);
    },
  );

  it('told twice it changes nothing more', async () => {
    const family = await aFamily('C1');
    await family.receive('STOP');
    const written = family.changes.length;
    await family.receive('STOP');
    expect(family.changes.length).toBe(written);
  });

  it('leaves alone whoever has the number no more, although the index still names them', async () => {
    const family = await aFamily('C1');
    await family.stores.records.write(
      [{ customer: 'C1', record: { type: 'PROFILE', body: aCustomer({ id: 'C1', phone: '+447700900009' }) }, expectedRev: 1 }],
      'live',
    );
    await family.receive('STOP');
    expect((await family.gate('C1')).consent).toBe('yes');
  });
});

describe('START', () => {
  it('gives back what STOP took, and only to those whom STOP took it from', async () => {
    const family = await aFamily('C1', 'C2');
    const { rev, ...gate } = await family.stores.gates.read('C2');
    await family.stores.gates.write('C2', { ...gate, sms: { consent: 'withdrawn' } }, rev);
    await family.receive('STOP');
    await family.receive('START', 's', TEN + 1);
    expect(await family.gate('C1')).toEqual({ consent: 'yes' });
    expect((await family.gate('C2')).consent).toBe('withdrawn');
  });

  it('told late, it takes back no STOP that was said since', async () => {
    const family = await aFamily('C1');
    await family.receive('STOP', 'late', TEN + 1);
    await family.receive('START', 's', TEN);
    expect(await family.gate('C1')).toEqual({ consent: 'withdrawn', suppressed: 'stop' });
  });
});

describe('free words', () => {
  it('lead to a person once, by a due time, and hold nothing back', async () => {
    const family = await aFamily('C1', 'C2');
    await family.receive('My oven does not heat', 'm1');
    await family.receive('My oven does not heat', 'm1');
    expect(await family.cases('C1')).toMatchObject([{ kind: 'message', about: 'My oven does not heat' }]);
    expect((await family.cases('C1'))[0]?.due).toBeGreaterThan(TEN);
    expect(await family.cases('C2')).toEqual([]);
    expect((await family.stores.gates.read('C1')).openCases).toEqual(aContact().openCases);
    expect(await family.requests('C1')).toMatchObject([{ said: 'message', answered: true }]);
  });

  it('HELP is answered and changes no choice', async () => {
    const family = await aFamily('C1');
    await family.receive('HELP');
    expect(await family.gate('C1')).toEqual({ consent: 'yes' });
    expect(await family.requests('C1')).toMatchObject([{ said: 'help', answered: true }]);
  });
});

it('a number that nobody has is left', async () => {
  const family = await aFamily();
  await family.receive('STOP');
  expect(family.changes.filter(({ newImage }) => newImage?.type === 'CONTACT')).toEqual([]);
});
