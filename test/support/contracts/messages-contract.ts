import { expect, it } from 'vitest';
import { dynamoCustomerDirectory } from '../../../adapters/dynamo/dynamo-customer-directory.ts';
import { dynamoMessages } from '../../../adapters/dynamo/dynamo-messages.ts';
import type { MessageState } from '../../../domain/message.ts';
import { messageKey } from '../../../domain/occasion.ts';
import { aMessage } from '../builders.ts';
import type { FreshTable } from './fresh-table.ts';

export function messagesContract(create: FreshTable): void {
  const { key } = aMessage();

  it('are read back as they were put, absent ones left out', async () => {
    const messages = dynamoMessages(await create());
    const skipped = aMessage({ key: 'win-back/ask/C1/2026-11-21', channel: null, state: 'skipped', reason: 'capped', values: undefined });
    expect(await messages.put('C1', aMessage(), { ifAbsent: true })).toBe(true);
    expect(await messages.put('C1', skipped, { ifAbsent: false })).toBe(true);
    expect(await messages.read('C1', [key])).toEqual([aMessage()]);
    expect(await messages.read('C1', ['none', key, skipped.key])).toEqual(expect.arrayContaining([aMessage(), skipped]));
    expect(await messages.read('C1', ['none'])).toEqual([]);
    expect(await messages.read('C2', [key])).toEqual([]);
    expect(await messages.read('C1', [])).toEqual([]);
  });

  it('of many customers are read in one turn, each their own, and asked for twice too', async () => {
    const messages = dynamoMessages(await create());
    const customers = Array.from({ length: 120 }, (_, n) => `C${n}`);
    for (const customer of customers.slice(0, 110)) await messages.put(customer, aMessage({ values: { customer } }), { ifAbsent: true });
    const asked = [...customers, 'C7'];
    const found = await Promise.all(asked.map((customer) => messages.read(customer, [key, 'none'])));
    expect(found.map((each) => each.map(({ values }) => values?.customer))).toEqual(
      asked.map((customer, n) => (n < 110 || n === 120 ? [customer] : [])),
    );
  });

  it('a put where one may not stand leaves the first', async () => {
    const messages = dynamoMessages(await create());
    await messages.put('C1', aMessage(), { ifAbsent: true });
    expect(await messages.put('C1', aMessage({ state: 'skipped' }), { ifAbsent: true })).toBe(false);
    expect(await messages.read('C1', [key])).toEqual([aMessage()]);
  });

  it.each<[MessageState, boolean]>([
    ['sent', true],
    ['skipped', true],
    ['failed', true],
    ['abandoned', true],
    ['covered', true],
    ['delivered', false],
    ['bounced', false],
    ['complained', false],
  ])('the outcome of a real send over %s: %s', async (state, replaced) => {
    const messages = dynamoMessages(await create());
    await messages.put('C1', aMessage({ state }), { ifAbsent: true });
    expect(await messages.put('C1', aMessage({ attempt: 2 }), { ifAbsent: false })).toBe(replaced);
    expect(await messages.read('C1', [key])).toEqual([replaced ? aMessage({ attempt: 2 }) : aMessage({ state })]);
  });

  it('move on only from a state that is expected', async () => {
    const messages = dynamoMessages(await create());
    await messages.put('C1', aMessage({ providerId: undefined }), { ifAbsent: true });
    expect(await messages.move('C1', key, [], 'bounced')).toBe(false);
    expect(await messages.move('C1', key, ['delivered'], 'bounced')).toBe(false);
    expect(await messages.move('C1', key, ['sent', 'abandoned'], 'delivered', 'p1')).toBe(true);
    expect(await messages.move('C1', key, ['sent', 'abandoned'], 'delivered', 'p2')).toBe(false);
    expect(await messages.move('C1', key, ['delivered'], 'complained')).toBe(true);
    expect(await messages.move('C1', 'none', ['sent'], 'delivered')).toBe(false);
    expect(await messages.read('C1', [key, 'none'])).toEqual([aMessage({ state: 'complained', providerId: 'p1' })]);
  });

  it('lose the reason for which they were given up once they are known to have gone, and bear one where the provider takes them back', async () => {
    const messages = dynamoMessages(await create());
    await messages.put('C1', aMessage({ state: 'abandoned', reason: 'unknown' }), { ifAbsent: true });
    await messages.move('C1', key, ['abandoned'], 'sent', 'p1');
    expect(await messages.read('C1', [key])).toEqual([aMessage({ state: 'sent', providerId: 'p1' })]);
    await messages.move('C1', key, ['sent'], 'failed', 'p1');
    expect(await messages.read('C1', [key])).toEqual([aMessage({ state: 'failed', reason: 'rejected', providerId: 'p1' })]);
  });

  it('bear keys of any length and script', async () => {
    const messages = dynamoMessages(await create());
    const long = (end: string) =>
      aMessage({ key: messageKey({ campaign: 'c', step: 's', subject: `${'客'.repeat(127)}${end}`, occurrence: '1' }) });
    await messages.put('客#/户', long('一'), { ifAbsent: true });
    expect(await messages.put('客#/户', long('二'), { ifAbsent: true })).toBe(true);
    expect(await messages.read('客#/户', [long('一').key])).toEqual([long('一')]);
  });

  it('stand in the timeline newest first', async () => {
    const table = await create();
    const messages = dynamoMessages(table);
    for (const [name, at] of [
      ['b', 2],
      ['a', 1],
      ['c', 3],
    ] as const)
      await messages.put('C1', aMessage({ key: name, at }), { ifAbsent: true });
    const timeline = await dynamoCustomerDirectory(table).timeline('C1');
    expect(timeline.map((message) => message.key)).toEqual(['c', 'b', 'a']);
  });
}
