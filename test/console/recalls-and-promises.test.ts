import { describe, expect, it } from 'vitest';
import type { Role } from '../../console/api/roles.ts';
import { messageKey } from '../../domain/occasion.ts';
import { aCustomer, aMessage, anAsset } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const NOW = Date.parse('2026-11-22T09:00:00Z');
const HOUR = 3_600_000;

async function aConsole(role: Role = 'agent') {
  const cloud = consoleCloud(NOW);
  const api = consoleApi(cloud.services, {
    identify: () => ({ id: 'staff-1', roles: [role] }),
    onFault: (fault) => expect.fail(fault.message),
  });
  await cloud.settings({ recalls: { workshops: [{ name: 'London', latitude: 51.5, longitude: -0.13 }] } });
  const recall = { id: 'R1', reason: 'hot', safety: true, startsOn: '2026-11-20' };
  const put = (customer: string, attributes: Record<string, string>) =>
    cloud.records.write(
      [
        { customer, record: { type: 'PROFILE', body: aCustomer({ id: customer, name: `=${customer}`, attributes }) }, expectedRev: 0 },
        { customer, record: { type: 'ASSET', body: anAsset({ id: `A-${customer}` }) }, expectedRev: 0 },
        { customer, record: { type: 'RECALL', body: { ...recall, assetId: `A-${customer}` } }, expectedRev: 0 },
      ],
      'live',
    );
  await put('C1', { latitude: '55.95', longitude: '-3.19' });
  await put('C2', {});
  await cloud.recalls.announce({ ...recall, model: 'WM-7', serialFrom: '0', serialTo: '9', at: NOW });
  const tell = (customer: string, differences: Parameters<typeof aMessage>[0]) =>
    cloud.messages.put(
      customer,
      aMessage({
        campaign: 'recall-notice',
        step: 'day0',
        subject: `A-${customer}`,
        key: messageKey({
          campaign: 'recall-notice',
          step: 'day0',
          subject: `A-${customer}#R1`,
          occurrence: '2026-11-20',
          channel: 'email',
        }),
        ...differences,
      }),
      { ifAbsent: true },
    );
  await tell('C1', { at: NOW - HOUR, state: 'delivered' });
  await tell('C2', { at: NOW - HOUR, state: 'skipped', channel: null, reason: 'no-address' });
  const call = async (method: string, path: string, body?: object) => {
    const answer = await api.request(`/api/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    return { status: answer.status, text, json: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined };
  };
  return { cloud, call };
}

describe('the proof of a recall (care 19)', () => {
  it('> says who was told when, who acknowledged, and whom only a letter reaches', async () => {
    const { call } = await aConsole();
    const { json } = await call('GET', 'recalls/R1');
    expect(json.figures).toEqual({ owners: 2, told: 1, acknowledged: 0, byPost: 1, closed: 0 });
    expect(json.items).toMatchObject([
      { customer: { id: 'C1' }, firstTold: NOW - HOUR, byPost: false, route: { kind: 'home-visit' } },
      { customer: { id: 'C2' }, byPost: true, route: { kind: 'call' } },
    ]);
    const { text } = await call('GET', 'recalls/R1/proof');
    expect(text).toContain(`"C1","'=C1"`);
    expect(text).toContain('2026-11-22 08:00:00 day0 email delivered');
  });

  it('> owner moved → ask to forward: whoever was asked to pass it on was told, and needs no letter', async () => {
    const { call, cloud } = await aConsole();
    const step = { campaign: 'recall-forward', step: 'day0' };
    const key = messageKey({ ...step, subject: 'A-C2#R1', occurrence: '2026-11-20', channel: 'sms' });
    await cloud.messages.put('C2', aMessage({ ...step, key, subject: 'A-C2', at: NOW - HOUR, state: 'sent' }), { ifAbsent: true });
    expect((await call('GET', 'recalls/R1')).json.figures).toMatchObject({ told: 2, byPost: 0 });
  });

  it('> closes with the last step, and knows no step twice (care 21)', async () => {
    const { call, cloud } = await aConsole();
    const tick = (step: string) => call('POST', 'recalls/R1/steps', { customer: 'C1', asset: 'A-C1', step });
    expect((await tick('repaired')).json).toEqual({ closedOn: null });
    expect((await tick('repaired')).status).toBe(409);
    await tick('cleaned');
    expect((await tick('checked')).json).toEqual({ closedOn: '2026-11-22' });
    expect((await cloud.states.load('C1'))?.recalls).toMatchObject([{ closedOn: '2026-11-22', done: [{ by: 'staff-1' }, {}, {}] }]);
  });

  it('is no matter for somebody who only looks', async () => {
    const { call } = await aConsole('viewer');
    expect((await call('GET', 'recalls/R1/proof')).status).toBe(403);
    expect((await call('POST', 'promises/C1/P1/kept')).status).toBe(403);
  });
});

describe('the ledger of promises (care 25)', () => {
  it('takes a promise, keeps it, and counts it', async () => {
    const { call } = await aConsole();
    const made = await call('POST', 'promises', { customer: 'C1', kind: 'time', text: 'We call back', dueAt: NOW + HOUR });
    expect(made.status).toBe(201);
    expect((await call('GET', 'promises')).json).toMatchObject({
      items: [{ promise: { text: 'We call back', standing: 'open' } }],
      figures: { open: 1 },
    });
    expect((await call('POST', `promises/C1/${made.json.id}/kept`)).json).toMatchObject({ promise: { standing: 'kept' } });
    expect((await call('GET', 'promises?state=kept')).json).toMatchObject({
      items: [{}],
      figures: { open: 0, inTime: { value: 1, n: 1 } },
    });
  });

  it('refuses a promise to nobody, and one without a time', async () => {
    const { call } = await aConsole();
    const asked = { kind: 'time', text: 'x', dueAt: NOW + HOUR };
    expect((await call('POST', 'promises', { ...asked, customer: 'C9' })).status).toBe(404);
    expect((await call('POST', 'promises', { customer: 'C1', kind: 'time', text: 'x' })).status).toBe(400);
    expect((await call('POST', 'promises/C1/P9/kept')).status).toBe(404);
  });
});
