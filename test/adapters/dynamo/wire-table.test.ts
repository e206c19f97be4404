import { describe, expect, it } from 'vitest';
import { AwsFault } from '../../../adapters/aws/aws-fault.ts';
import { wireTable } from '../../../adapters/dynamo/wire-table.ts';

/** DynamoDB Local never throttles and never meets a transaction: here its answers are written out, in order; the last one repeats. */
function answering(...answers: readonly { readonly status?: number; readonly body: unknown }[]) {
  const requests: { readonly action: string; readonly body: unknown }[] = [];
  const waits: number[] = [];
  const call = async (action: string, body: object) => {
    requests.push({ action, body });
    const { status = 200, body: answer } = answers[Math.min(requests.length, answers.length) - 1]!;
    if (status === 200) return answer;
    throw AwsFault.ofJson(status, JSON.stringify(answer));
  };
  const backoff = async (attempt: number) => {
    waits.push(attempt);
  };
  return { requests, waits, table: wireTable({ call, tableName: 't', backoff }) };
}

const fault = (name: string, more: object = {}) => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name, ...more },
});
const cancelled = (...codes: string[]) => fault('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });
const key = (sk: string) => ({ pk: { S: 'P' }, sk: { S: sk } });
const put = { put: { pk: 'P', sk: 'a' } };

describe('what DynamoDB leaves undone', () => {
  it('writes are handed in again, and nothing but them', async () => {
    const left = { PutRequest: { Item: key('b') } };
    const { requests, waits, table } = answering({ body: { UnprocessedItems: { t: [left] } } }, { body: {} });
    await table.writeMany([
      { pk: 'P', sk: 'a' },
      { pk: 'P', sk: 'b' },
    ]);
    expect(requests.map(({ body }) => body)).toMatchObject([{ RequestItems: { t: [{}, {}] } }, { RequestItems: { t: [left] } }]);
    expect(waits).toEqual([1]);
  });

  it('reads are asked again', async () => {
    const { table } = answering(
      { body: { Responses: { t: [key('a')] }, UnprocessedKeys: { t: { Keys: [key('b')] } } } },
      { body: { Responses: { t: [key('b')] } } },
    );
    expect(
      await table.getMany([
        { pk: 'P', sk: 'a' },
        { pk: 'P', sk: 'b' },
      ]),
    ).toEqual([
      { pk: 'P', sk: 'a' },
      { pk: 'P', sk: 'b' },
    ]);
  });

  it('without any progress is given up with a plain word', async () => {
    const { table, waits } = answering({ body: { UnprocessedItems: { t: [{ DeleteRequest: { Key: key('a') } }] } } });
    await expect(table.writeMany([], [{ pk: 'P', sk: 'a' }])).rejects.toThrow('throttled');
    expect(waits.length).toBeGreaterThan(5);
  });
});

describe('conflicts', () => {
  it('of a transaction with another are tried again with waits between', async () => {
    const { table, waits } = answering(cancelled('None', 'TransactionConflict'), cancelled('ThrottlingError'), { body: {} });
    expect(await table.transact([put])).toBe(true);
    expect(waits).toEqual([1, 2]);
  });

  it('of a single write with a transaction are tried again', async () => {
    const { table, requests } = answering(fault('TransactionConflictException'), { body: {} });
    expect(await table.put(put.put)).toBe(true);
    expect(requests).toHaveLength(2);
  });

  it('that do not end are thrown', async () => {
    const { table } = answering(cancelled('TransactionConflict'));
    await expect(table.transact([put])).rejects.toThrow('TransactionCanceledException');
  });
});

describe('a condition that does not hold', () => {
  it('is an answer, even where another item met a conflict', async () => {
    const { table, requests } = answering(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
    expect(await table.transact([put])).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it('is not confused with a fault of the plumbing', async () => {
    const { table } = answering(fault('ResourceNotFoundException'));
    await expect(table.put(put.put, { absent: 'pk' })).rejects.toThrow('ResourceNotFoundException');
  });
});
