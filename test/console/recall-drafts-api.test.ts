import { describe, expect, it } from 'vitest';
import type { Role } from '../../console/api/roles.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const NOW = Date.parse('2026-11-22T09:00:00Z');
const asked = {
  id: 'R-26',
  model: 'DX-1',
  serialFrom: 'S100',
  serialTo: 'S199',
  reason: '=The door may open',
  safety: true,
  startsOn: '2026-11-23',
};
const range = 'model=DX-1&serialFrom=S100&serialTo=S199';

/** A body as far as a test looks into it. */
interface Body {
  readonly owners: number;
  readonly first: readonly { readonly id: string }[];
  readonly items: readonly object[];
  readonly detail: string;
}

async function aConsole(live = true) {
  const cloud = consoleCloud(NOW);
  await cloud.campaigns(live);
  const owns = (id: string, serial: string, person: object = {}, gate: object = {}) =>
    cloud.holds(
      id,
      [
        { type: 'PROFILE', body: aCustomer({ id, name: id, ...person }) },
        { type: 'ASSET', body: anAsset({ id: `A-${id}`, model: 'DX-1', serial }) },
      ],
      gate,
    );
  await owns('C1', 'S100');
  await owns('C2', 'S150', { email: undefined, phone: undefined });
  await owns('C3', 'S199', { phone: undefined }, { email: { consent: 'yes', suppressed: 'hard' } });
  await owns('C4', 'S200');
  await owns('C5', 'S1500');
  const call = async (who: Role, name: string, method: string, path: string, body?: object) => {
    const api = consoleApi(cloud.services, {
      identify: () => ({ id: name, roles: [who] }),
      onFault: (fault) => expect.fail(fault.message),
    });
    const answer = await api.request(`/api/recall-drafts${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, json: (await answer.json()) as Body };
  };
  const recalled = async () => {
    const states = await Promise.all(['C1', 'C2', 'C3', 'C4', 'C5'].map((id) => cloud.states.load(id)));
    return states.flatMap((state) => (state === undefined || state.recalls.length === 0 ? [] : [state.customer.id]));
  };
  return { cloud, call, recalled };
}

describe('whom a recall would reach', () => {
  it('counts the owners of the range alone, and who gets a letter', async () => {
    const { call } = await aConsole();
    const { json } = await call('author', 'ann', 'GET', `/reach?${range}`);
    expect(json).toMatchObject({ owners: 3, products: 3, byLetter: 2, complete: true, noticesLive: true });
    expect(json.first.map(({ id }) => id)).toEqual(['C1', 'C2', 'C3']);
  });

  it('names ten and counts the others', async () => {
    const { call, cloud } = await aConsole();
    for (let n = 10; n < 22; n += 1)
      await cloud.holds(`D${n}`, [
        { type: 'PROFILE', body: aCustomer({ id: `D${n}` }) },
        { type: 'ASSET', body: anAsset({ id: `B${n}`, model: 'EX-2', serial: `T${n}` }) },
      ]);
    const { json } = await call('author', 'ann', 'GET', '/reach?model=EX-2&serialFrom=T00&serialTo=T99');
    expect([json.owners, json.first.length]).toEqual([12, 10]);
  });

  it('says that nobody would be told where the notices are not live', async () => {
    const { call } = await aConsole(false);
    expect((await call('author', 'ann', 'GET', `/reach?${range}`)).json).toMatchObject({ owners: 3, noticesLive: false });
  });
});

describe('a recall by the form (care 19)', () => {
  it('> begins only when a second person approves it, and says who asked and who approved', async () => {
    const { call, recalled, cloud } = await aConsole();
    expect((await call('author', 'ann', 'POST', '', asked)).status).toBe(201);
    expect([await recalled(), await cloud.recalls.list()]).toEqual([[], []]);
    expect((await call('author', 'bob', 'POST', '/R-26/approve')).status).toBe(403);
    expect((await call('approver', 'cleo', 'POST', '/R-26/approve')).status).toBe(200);
    expect(await recalled()).toEqual(['C1', 'C2', 'C3']);
    expect(await cloud.recalls.list()).toMatchObject([{ id: 'R-26', reason: '=The door may open', safety: true, startsOn: '2026-11-23' }]);
    expect((await call('viewer', 'vic', 'GET', '')).json).toMatchObject({
      mayAsk: false,
      items: [{ id: 'R-26', state: 'approved', begun: true, askedBy: 'ann', askedAt: NOW, decidedBy: 'cleo', decidedAt: NOW }],
    });
  });

  it.each(['approver', 'admin'] as const)('> is not approved by whoever asked, %s or not', async (role) => {
    const { call, recalled } = await aConsole();
    await call(role, 'ann', 'POST', '', asked);
    const { status, json } = await call(role, 'ann', 'POST', '/R-26/approve');
    expect([status, json.detail]).toEqual([400, expect.stringContaining('somebody else has to approve it')]);
    expect((await call(role, 'ann', 'GET', '')).json.items).toMatchObject([{ state: 'waiting', mayApprove: false }]);
    expect(await recalled()).toEqual([]);
  });

  it('is done once, however often and by however many it is approved', async () => {
    const { call, recalled, cloud } = await aConsole();
    await call('author', 'ann', 'POST', '', asked);
    const both = await Promise.all(['cleo', 'dan'].map((name) => call('approver', name, 'POST', '/R-26/approve')));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await call('admin', 'eve', 'POST', '/R-26/approve')).status).toBe(200);
    expect(await recalled()).toEqual(['C1', 'C2', 'C3']);
    expect(await cloud.services.imports.list(10)).toHaveLength(1);
  });

  it('whose file was lost after the approval begins when it is approved once more', async () => {
    const { call, recalled, cloud } = await aConsole();
    const { handIn } = cloud.services.imports;
    await call('author', 'ann', 'POST', '', asked);
    Object.assign(cloud.services.imports, { handIn: async () => {} });
    await call('approver', 'cleo', 'POST', '/R-26/approve');
    expect((await call('approver', 'cleo', 'GET', '')).json.items).toMatchObject([{ state: 'approved', begun: false }]);
    Object.assign(cloud.services.imports, { handIn });
    await call('approver', 'dan', 'POST', '/R-26/approve');
    expect(await recalled()).toEqual(['C1', 'C2', 'C3']);
  });

  it('that was withdrawn never begins, and its name stays used', async () => {
    const { call, recalled } = await aConsole();
    await call('author', 'ann', 'POST', '', asked);
    expect((await call('author', 'ann', 'POST', '/R-26/withdraw')).json).toMatchObject({ state: 'withdrawn', decidedBy: 'ann' });
    expect((await call('approver', 'cleo', 'POST', '/R-26/approve')).status).toBe(409);
    expect((await call('author', 'ann', 'POST', '', asked)).status).toBe(409);
    expect(await recalled()).toEqual([]);
  });

  it('whose start day has passed while it waited is not begun', async () => {
    const { call, recalled, cloud } = await aConsole();
    await call('author', 'ann', 'POST', '', asked);
    cloud.clock.at = NOW + 86_400_000;
    const { status, json } = await call('approver', 'cleo', 'POST', '/R-26/approve');
    expect([status, json.detail]).toEqual([400, expect.stringMatching(/too early.*Withdraw it/)]);
    expect(await recalled()).toEqual([]);
  });

  it('does not write over a recall that a file began under its name', async () => {
    const { call, recalled, cloud } = await aConsole();
    await call('author', 'ann', 'POST', '', asked);
    await cloud.recalls.announce({ ...asked, reason: 'another', at: NOW });
    expect((await call('approver', 'cleo', 'POST', '/R-26/approve')).status).toBe(400);
    expect((await call('author', 'ann', 'POST', '', { ...asked, id: 'R-26' })).status).toBe(409);
    expect(await recalled()).toEqual([]);
  });

  it.each([
    ['a model that nobody knows', { model: 'DX-9' }, /No product of the model "DX-9"/],
    ['an open end', { serialTo: ' ' }, /Both ends/],
    ['ends swapped', { serialFrom: 'S199', serialTo: 'S100' }, /swapped/],
    ['a day that was', { startsOn: '2026-11-20' }, /too early/],
    ['a day that is none', { startsOn: '2026-02-30' }, /a day like/],
    ['a name with a path in it', { id: '../x' }, /letters, digits/],
    ['characters nobody can print', { reason: 'a\u0007b' }, /cannot be printed/],
  ])('is refused with %s, in a sentence', async (_what, difference, sentence) => {
    const { call } = await aConsole();
    const { status, json } = await call('author', 'ann', 'POST', '', { ...asked, ...difference });
    expect([status, json.detail]).toEqual([400, expect.stringMatching(sentence)]);
  });
});
