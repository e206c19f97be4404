import { expect, it } from 'vitest';
import * as z from 'zod';
import { consoleApi } from '../../console/api/app.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

async function house() {
  const cloud = consoleCloud();
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer() }]);
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ann', roles: ['agent'] }), onFault: () => {} });
  const correct = (body: object, id = 'C1') => api.request(`/api/customers/${id}`, { method: 'PUT', body: JSON.stringify(body) });
  return { cloud, api, correct, customer: async () => (await cloud.states.load('C1'))?.customer };
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
  const { cloud, api } = await house();
  await cloud.phones.keep('C1', '+447700900001');
  const found = async (search: string) => {
    const answer = await api.request(`/api/customers?search=${encodeURIComponent(search)}`);
    return z
      .object({ items: z.array(z.looseObject({ id: z.string() })) })
      .parse(await answer.json())
      .items.map(({ id }) => id);
  };
  expect(await found('+44 (7700) 900-001')).toEqual(['C1']);
  expect(await found('00447700900001')).toEqual(['C1']);
  expect(await found('+44770090000')).toEqual([]);
});
