import { expect, it } from 'vitest';
import { dynamoAnswerBook } from '../../../adapters/dynamo/dynamo-answer-book.ts';
import { dynamoCaseBook } from '../../../adapters/dynamo/dynamo-case-book.ts';
import { dynamoCustomerWrites } from '../../../adapters/dynamo/dynamo-customer-writes.ts';
import { dynamoGates } from '../../../adapters/dynamo/dynamo-gates.ts';
import { dynamoRecords } from '../../../adapters/dynamo/dynamo-records.ts';
import { dynamoVoucherBook } from '../../../adapters/dynamo/dynamo-voucher-book.ts';
import type { Table } from '../../../adapters/dynamo/table.ts';
import type { Answer } from '../../../domain/answer.ts';
import type { Case } from '../../../domain/cases/case.ts';
import { newVoucher } from '../../../domain/vouchers/voucher.ts';
import type { StateRecord } from '../../../workflows/records.ts';
import { aContact, aCustomer } from '../builders.ts';
import type { FreshTable } from './fresh-table.ts';

const answer = (differences: Partial<Answer> = {}): Answer => ({
  id: 'satisfaction-survey/day7/O1/2026-11-14',
  campaign: 'satisfaction-survey',
  at: Date.parse('2026-11-22T09:00:00Z'),
  day: '2026-11-22',
  perceived: 2,
  expected: 4,
  factors: { care: { perceived: 1, expected: 5 } },
  texts: { 'why-not': 'Late' },
  posts: [Date.parse('2026-11-22T09:00:00Z')],
  ...differences,
});
const aCase = (id: string, due: string, differences: Partial<Case> = {}): Case => ({
  id,
  kind: 'dissatisfied',
  openedOn: '2026-11-22',
  due: Date.parse(due),
  history: [{ at: 1, by: 'customer', did: 'opened', text: '=1+1' }],
  ...differences,
});
const voucher = newVoucher('K1', 'CARE-7K2M9-QX4TB', '2026-11-22');

async function listed<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

async function withAda(create: FreshTable) {
  const table: Table = await create();
  const records = dynamoRecords(table);
  await records.write([{ customer: 'C1', record: { type: 'PROFILE', body: aCustomer() }, expectedRev: 0 }], 'live');
  const writes = dynamoCustomerWrites(table);
  const put = (...all: readonly StateRecord[]) =>
    writes.commit('C1', { records: all.map((record) => ({ record, expectedRev: 0 })) }, 'live');
  return { table, records, writes, put };
}

export function casesContract(create: FreshTable): void {
  it('what belongs together is written together, or not at all', async () => {
    const { table, records, writes, put } = await withAda(create);
    const { rev: _, ...gate } = aContact({ openCases: ['K1'] });
    const all: StateRecord[] = [
      { type: 'ANSWER', body: answer() },
      { type: 'CASE', body: aCase('K1', '2026-11-23T18:00:00Z') },
      { type: 'OFFER', body: voucher },
    ];
    const together = {
      records: all.map((record) => ({ record, expectedRev: 0 })),
      gate: { next: gate, expectedRev: 0 },
      newCode: voucher.code,
    };
    expect(await writes.commit('C1', together, 'live')).toBe(true);
    expect((await dynamoGates(table).read('C1')).openCases).toEqual(['K1']);
    const refs = [
      { customer: 'C1', type: 'ANSWER', id: answer().id },
      { customer: 'C1', type: 'CASE', id: 'K1' },
      { customer: 'C1', type: 'OFFER', id: 'K1' },
    ] as const;
    const read = (await records.read(refs)).map(({ record }) => record);
    expect(read).toEqual(expect.arrayContaining(all));
    expect(read).toHaveLength(3);
    // The code is taken, the gate has moved on, a record stands: each alone stops everything.
    const second = { type: 'CASE', body: aCase('K2', '2026-11-23T18:00:00Z') } as const;
    const fresh = [{ record: second, expectedRev: 0 }];
    expect(await writes.commit('C1', { records: fresh, newCode: voucher.code }, 'live')).toBe(false);
    expect(await writes.commit('C1', { records: fresh, gate: { next: gate, expectedRev: 0 } }, 'live')).toBe(false);
    expect(await writes.commit('C1', { records: [...fresh, { record: all[0] ?? second, expectedRev: 0 }] }, 'live')).toBe(false);
    expect(await writes.commit('nobody', { records: fresh }, 'live')).toBe(false);
    expect(await records.read([{ customer: 'C1', type: 'CASE', id: 'K2' }])).toEqual([]);
    expect(await put(second)).toBe(true);
  });

  it('answers are found by campaign and day, months apart, and no others', async () => {
    const { table, put } = await withAda(create);
    const days = ['2026-09-30', '2026-10-01', '2026-11-22', '2026-11-23', '2026-12-01'];
    for (const day of days) await put({ type: 'ANSWER', body: answer({ id: `satisfaction-survey/day7/${day}/x`, day }) });
    await put({ type: 'ANSWER', body: answer({ id: 'win-back/ask/C1/x', campaign: 'win-back', day: '2026-11-22' }) });
    const between = async (from: string, to: string) =>
      (await listed(dynamoAnswerBook(table).between('satisfaction-survey', from, to))).map((one) => one.answer.day);
    expect(await between('2026-10-01', '2026-11-22')).toEqual(['2026-10-01', '2026-11-22']);
    expect(await between('2026-11-23', '2026-11-23')).toEqual(['2026-11-23']);
    expect(await between('2025-01-01', '2027-12-31')).toEqual(days);
  });

  it('open cases stand in the order in which they are due, closed ones by their closing', async () => {
    const { table, put } = await withAda(create);
    await put({ type: 'CASE', body: aCase('K3', '2026-11-25T18:00:00Z') });
    await put({ type: 'CASE', body: aCase('K1', '2026-11-23T18:00:00Z') });
    await put({ type: 'CASE', body: aCase('K2', '2026-11-24T18:00:00Z') });
    await put({
      type: 'CASE',
      body: aCase('K4', '2026-11-24T18:00:00Z', { closedOn: '2026-11-23', closedAt: Date.parse('2026-11-23T10:00:00Z') }),
    });
    const book = dynamoCaseBook(table);
    const ids = async (all: AsyncIterable<{ case: Case }>) => (await listed(all)).map((one) => one.case.id);
    expect(await ids(book.open())).toEqual(['K1', 'K2', 'K3']);
    expect(await ids(book.open(Date.parse('2026-11-24T18:00:00Z')))).toEqual(['K1', 'K2']);
    expect(await ids(book.closed('2026-11-01', '2026-11-23'))).toEqual(['K4']);
    expect(await ids(book.closed('2026-11-24', '2026-12-31'))).toEqual([]);
  });

  it('a voucher is found by its code', async () => {
    const { table, put } = await withAda(create);
    await put({ type: 'OFFER', body: voucher });
    expect(await dynamoVoucherBook(table).find(voucher.code)).toEqual({ customer: 'C1', id: 'K1' });
    expect(await dynamoVoucherBook(table).find('CARE-AAAAA-AAAAA')).toBeUndefined();
  });
}
