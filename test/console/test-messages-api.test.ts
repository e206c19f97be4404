import { beforeEach, describe, expect, it } from 'vitest';
import { USES_PER_HOUR } from '../../adapters/dynamo/dynamo-throttle.ts';
import { roles, type Staff, staffFromClaims } from '../../console/api/roles.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { aPlan, theTexts } from '../support/campaign-edits.ts';
import { consoleApi } from '../support/console-api.ts';
import { type ConsoleCloud, consoleCloud } from '../support/console-cloud.ts';

const author: Staff = { id: 'wei', roles: ['author'] };
let cloud: ConsoleCloud;
beforeEach(async () => {
  cloud = consoleCloud();
  await cloud.settings({ testAddresses: ['Team@example.com', '+442079460018'] });
});

async function ask(staff: Staff, method: 'GET' | 'POST', body?: object) {
  const app = consoleApi(cloud.services, { identify: () => staff, onFault: (fault) => console.error(fault) });
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const answer = await app.request('/api/test-messages', init);
  return { status: answer.status, body: (await answer.json()) as Record<string, never> & { detail: string } };
}

const wanted = (differences: object = {}) => ({
  plan: aPlan(),
  texts: theTexts(),
  step: 'card',
  channel: 'email',
  locale: 'en',
  to: 'team@example.com',
  ...differences,
});
const send = (differences: object = {}, staff = author) => ask(staff, 'POST', wanted(differences));
const waiting = async () => await cloud.tests.read(cloud.queued[0]?.test ?? '');

describe('a test message', () => {
  it('is queued for the send path, with who asked for it and where it goes', async () => {
    const { status, body } = await send();
    expect([status, body]).toEqual([202, expect.objectContaining({ by: 'wei', to: 'Team@example.com', state: 'waiting' })]);
    expect(body).not.toHaveProperty('words');
    expect(cloud.queued).toEqual([{ id: await waiting().then((test) => test?.id), entries: [], test: (await waiting())?.id }]);
  });

  it('says that it is one, in the language it is in', async () => {
    await send();
    expect((await waiting())?.words?.subject).toMatch(/^\[Test\] \S/);
    cloud.queued.length = 0;
    await send({ channel: 'sms', locale: 'zh', to: '+442079460018' });
    expect((await waiting())?.words?.text).toMatch(/^【测试】\S/);
  });

  it('shows any customer as the example, with links that lead nowhere, and writes nothing about them', async () => {
    await cloud.holds('C1', [
      { type: 'PROFILE', body: aCustomer({ name: 'Ada Lovelace' }) },
      { type: 'ASSET', body: anAsset({ purchasedOn: '2023-11-28' }) },
    ]);
    await send({ customer: 'C1' });
    const { html } = (await waiting())!.words!;
    expect(html).toContain('Ada');
    expect([...html.matchAll(/href="(https?:[^"]*)"/g)].map(([, href]) => new URL(href ?? '').host)).toEqual(
      expect.arrayContaining(['preview.example']),
    );
    expect(html).not.toMatch(/\/p\/[a-z-]+\/v1\./);
    expect(cloud.changes.filter(({ newImage }) => String(newImage?.pk).startsWith('C#'))).toEqual([]);
  });

  it.each([
    ['an address that nobody has named', { to: 'stranger@example.com' }],
    ['an address that looks like one', { to: 'team@example.com.evil.example' }],
    ['a mail to a telephone', { to: '+442079460018' }],
    ['a text to a mailbox', { channel: 'sms' }],
    ['a second recipient', { to: 'team@example.com,stranger@example.com' }],
    ['a header', { to: 'team@example.com\r\nBcc: stranger@example.com' }],
  ])('goes nowhere for %s', async (_what, differences) => {
    expect((await send(differences)).status).toBe(400);
    expect(cloud.queued).toEqual([]);
  });

  it('goes to the address of whoever asks, where the directory vouches for it', async () => {
    const claims = { sub: 'ada', email: 'ada@example.com', 'custom:role': 'author' };
    const vouched = staffFromClaims({ ...claims, email_verified: true })!;
    const claimed = staffFromClaims({ ...claims, email_verified: 'false' })!;
    expect((await send({ to: 'ada@example.com' }, vouched)).status).toBe(202);
    expect((await send({ to: 'ada@example.com' }, claimed)).status).toBe(400);
  });

  it('is not made of what cannot be sent', async () => {
    const { status, body } = await send({ texts: theTexts({ subject: '{{ nothing.here }}' }) });
    expect([status, body.detail]).toEqual([400, expect.stringContaining('undefined variable: nothing')]);
    expect((await send({ step: 'none' })).status).toBe(400);
  });

  it('has an end within the hour, for each person', async () => {
    for (let n = 0; n < USES_PER_HOUR; n++) await cloud.throttle.allows('test#wei');
    expect((await send()).body.detail).toMatch(/many tests/);
    expect((await send({}, { id: 'ada', roles: ['author'] })).status).toBe(202);
  });

  it.each(roles)('is for those who write and those who let go: %s', async (role) => {
    const expected = ['author', 'approver', 'admin'].includes(role);
    expect((await send({}, { id: role, roles: [role] })).status === 202).toBe(expected);
    expect((await ask({ id: role, roles: [role] }, 'GET')).status === 200).toBe(expected);
  });

  it('is listed afterwards with what came of it', async () => {
    await send();
    await cloud.tests.settle((await waiting())!.id, 'failed', 'quota');
    const { body } = await ask(author, 'GET');
    expect(body).toMatchObject({
      email: ['Team@example.com'],
      sms: ['+442079460018'],
      items: [{ to: 'Team@example.com', state: 'failed', why: 'quota' }],
    });
  });
});
