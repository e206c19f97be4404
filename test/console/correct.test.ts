import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nextOf } from '../../console/api/cursor.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

async function house() {
  const cloud = consoleCloud();
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer() }]);
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ann', roles: ['agent'] }), onFault: () => {} });
  const correct = (body: object, id = 'C1') => api.request(`/api/customers/${id}`, { method: 'PUT', body: JSON.stringify(body) });
  const found = async (search: string, after = '') => {
    const answer = await api.request(`/api/customers?search=${encodeURIComponent(search)}${after}`);
    return z
      .object({ items: z.array(z.looseObject({ id: z.string() })) })
      .parse(await answer.json())
      .items.map(({ id }) => id);
  };
  return { cloud, correct, found, customer: async () => (await cloud.states.load('C1'))?.customer };
}

it('puts right what is given, and leaves everything else and every consent as it stands', async () => {
  const { cloud, correct, customer } = await house();
  const gate = await cloud.gates.read('C1');
  expect((await correct({ name: 'Ada King', born_on: '1979-12-10' })).status).toBe(200);
  expect(await customer()).toEqual(aCustomer({ name: 'Ada King', bornOn: '1979-12-10' }));
  expect(await cloud.gates.read('C1')).toMatchObject({ email: gate.email, sms: gate.sms });
});

it.each([
  [{ email: 'nobody' }, 'email: “nobody” is no email address.'],
  [{ born_on: '2026-02-30' }, 'born_on: “2026-02-30” is no date that exists'],
  [{ time_zone: 'Atlantis' }, 'is no time zone'],
  [{}, 'nothing is to be changed'],
  [{ email_marketing: 'yes' }, 'Unrecognized key'],
])('refuses %j, and changes nothing', async (body, detail) => {
  const { correct, customer } = await house();
  const answer = await correct(body);
  expect(answer.status).toBe(400);
  expect(z.object({ detail: z.string() }).parse(await answer.json()).detail).toContain(detail);
  expect(await customer()).toEqual(aCustomer());
});

it('makes nobody up', async () => {
  const { cloud, correct } = await house();
  expect((await correct({ name: 'Nobody' }, 'C404')).status).toBe(404);
  expect(await cloud.states.load('C404')).toBeUndefined();
});

it('finds people by their number, however it is written, and by no part of it', async () => {
  const { cloud, found } = await house();
  await cloud.phones.keep('C1', '+447700900001');
  expect(await found('+44 (7700) 900-001')).toEqual(['C1']);
  expect(await found('00447700900001')).toEqual(['C1']);
  expect(await found('+44770090000')).toEqual([]);
});

describe('people are found by their mail address', () => {
  it('in any case of letters, and by no part of it', async () => {
    const { correct, found } = await house();
    await correct({ email: 'Ada.King@Example.com' });
    expect(await found('ada.king@example.com')).toEqual(['C1']);
    expect(await found('  ADA.KING@EXAMPLE.COM ')).toEqual(['C1']);
    for (const other of [
      'king@example.com',
      'ada.king@example.co',
      'ada.king@',
      '@example.com',
      'ada king@example.com',
      `${'a'.repeat(250)}@b.c`,
    ])
      expect(await found(other), other).toEqual([]);
  });

  it('by that which is theirs now, not by one they had', async () => {
    const { correct, found } = await house();
    await correct({ email: 'one@example.com' });
    await correct({ email: 'two@example.com' });
    expect(await found('one@example.com')).toEqual([]);
    expect(await found('two@example.com')).toEqual(['C1']);
    await correct({ email: 'one@example.com' });
    expect(await found('one@example.com')).toEqual(['C1']);
  });

  it('all who share one, each once, though one bears it as id and name', async () => {
    const { cloud, correct, found } = await house();
    for (const id of ['two@example.com', 'C3']) {
      await cloud.holds(id, [{ type: 'PROFILE', body: aCustomer({ id, name: 'two@example.com' }) }]);
      await correct({ email: 'two@example.com' }, id);
    }
    expect((await found('two@example.com')).sort()).toEqual(['C3', 'two@example.com']);
    expect(await found('two@example.com', `&after=${nextOf('customers two@example.com', 'z')}`)).toEqual([]);
  });

  it('no more once they were erased, and nothing of the address is left', async () => {
    const { cloud, correct, found } = await house();
    const mails = ['old@example.com', 'new@example.com'] as const;
    for (const email of mails) await correct({ email });
    expect(await cloud.mails.owners('OLD@example.com', 10)).toEqual(['C1']);
    await cloud.services.requests.erase('C1', cloud.clock.at);
    for (const email of mails) expect([await found(email), await cloud.mails.owners(email, 10)]).toEqual([[], []]);
  });
});
