import { describe, expect, it } from 'vitest';
import { dynamoAnswerBook } from '../../adapters/dynamo/dynamo-answer-book.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import type { Role } from '../../console/api/roles.ts';
import { messageKey } from '../../domain/occasion.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { Reply } from '../../domain/surveys/survey.ts';
import { storeAnswer } from '../../workflows/surveys/store-answer.ts';
import { aCustomer, anOrder } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { type ConsoleCloud, consoleCloud } from '../support/console-cloud.ts';

const json = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const apiFor = (cloud: ConsoleCloud, role: Role = 'agent', id = 'staff-1') =>
  consoleApi(cloud.services, { identify: () => ({ id, roles: [role] }), onFault: (fault) => console.error(fault) });

async function answered() {
  const cloud = consoleCloud();
  await cloud.campaigns();
  for (const id of ['C1', 'C2']) {
    await cloud.holds(id, [
      { type: 'PROFILE', body: aCustomer({ id }) },
      { type: 'ORDER', body: anOrder() },
    ]);
  }
  const say = (customer: string, order: string, reply: Reply, tier: string) =>
    storeAnswer(cloud.pages, {
      state: { customer: aCustomer({ id: customer }), membership: { tier, endsOn: '2026-12-31' } },
      settings: defaultSettings,
      id: messageKey({ campaign: 'satisfaction-survey', step: 'day7', subject: order, occurrence: '2026-11-14' }),
      reply,
    });
  await say('C1', 'O1', { perceived: 2, expected: 4, comment: '=HYPERLINK("http://evil")' }, 'gold');
  await say('C2', 'O2', { perceived: 5, expected: 4 }, 'ordinary');
  const [one] = (await cloud.states.load('C1', { consistent: true }))?.cases ?? [];
  return { cloud, id: one?.id ?? '', at: `/api/cases/C1/${one?.id}` };
}

describe('cases', () => {
  it('are listed with who waits, masked for somebody who only views', async () => {
    const { cloud, id } = await answered();
    const seen = await (await apiFor(cloud).request('/api/cases')).json();
    expect(seen).toMatchObject({
      items: [{ customer: { id: 'C1', phone: '+447700900001' }, case: { id, standing: 'open' } }],
      figures: { open: 1 },
    });
    expect(await (await apiFor(cloud, 'viewer').request('/api/cases')).text()).not.toContain('+447700900001');
  });

  it('show what was said, the voucher and the history', async () => {
    const { cloud, at } = await answered();
    const detail = await (await apiFor(cloud).request(at)).json();
    expect(detail).toMatchObject({
      rev: 1,
      answer: { perceived: 2 },
      voucher: { offer: 'free-repair' },
      case: { history: [{ did: 'opened' }] },
    });
  });

  it('> two staff closing one: the second is told who was quicker', async () => {
    const { cloud, at } = await answered();
    const close = (staff: string) => apiFor(cloud, 'agent', staff).request(`${at}/close`, json({ rev: 1, text: 'Repaired' }));
    const [first, second] = [await close('ann'), await close('bob')];
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(((await second.json()) as { detail: string }).detail).toMatch(/^ann has closed this case meanwhile/);
  });

  it('are noted on, given on, closed and opened again', async () => {
    const { cloud, at } = await answered();
    const api = apiFor(cloud);
    expect((await api.request(`${at}/notes`, json({ rev: 1, text: 'Called' }))).status).toBe(200);
    expect((await api.request(`${at}/assign`, json({ rev: 2, owner: 'Bob' }))).status).toBe(200);
    expect((await api.request(`${at}/close`, json({ rev: 3, text: 'Repaired' }))).status).toBe(200);
    expect(await (await api.request('/api/cases?state=closed')).json()).toMatchObject({
      items: [{ case: { owner: 'Bob' } }],
    });
    expect((await api.request(`${at}/reopen`, json({ rev: 4, text: 'Leaks again' }))).status).toBe(200);
    expect((await cloud.gates.read('C1')).openCases).toHaveLength(1);
  });

  it.each([
    ['of nobody', '/api/cases/nobody/K1', 404],
    ['that is not there', '/api/cases/C1/K1', 404],
  ])('one %s is a 404', async (_what, path, status) => {
    const { cloud } = await answered();
    expect((await apiFor(cloud).request(path)).status).toBe(status);
  });

  it('are opened by hand', async () => {
    const { cloud } = await answered();
    const opened = await apiFor(cloud).request('/api/cases', json({ customer: 'C2', kind: 'complaint', about: 'Rude' }));
    expect(opened.status).toBe(201);
    expect((await cloud.gates.read('C2')).openCases).toHaveLength(1);
  });
});

describe('vouchers', () => {
  it('> are redeemed once; a second time, and by another customer, is a clear 409', async () => {
    const { cloud, id } = await answered();
    const code = (await cloud.states.load('C1', { consistent: true }))?.vouchers[0]?.code ?? '';
    const api = apiFor(cloud);
    const redeem = async (customer: string, typed = code) => {
      const answer = await api.request(`/api/vouchers/${encodeURIComponent(typed)}/redeem`, json({ customer }));
      return [answer.status, ((await answer.json()) as { detail?: string; state?: string }).detail] as const;
    };
    expect(await redeem('C2')).toEqual([409, 'This code was given to another customer than "C2".']);
    expect(await redeem('C1', 'nonsense')).toEqual([404, 'That is no code of ours: it looks like CARE-7K2M9-QX4TB.']);
    expect((await redeem('C1', code.toLowerCase().replaceAll('-', ' ')))[0]).toBe(200);
    expect(await redeem('C1')).toEqual([409, 'This voucher has been redeemed already. It is good for one repair.']);
    expect(await (await api.request(`/api/vouchers/${code}`)).json()).toMatchObject({ customer: 'C1', state: 'redeemed', voucher: { id } });
  });
});

describe('surveys', () => {
  const period = 'campaign=satisfaction-survey&from=2026-11-01&to=2026-11-30';

  it('tell who asks what', async () => {
    const { cloud } = await answered();
    expect(await (await apiFor(cloud, 'viewer').request('/api/surveys')).json()).toMatchObject({
      today: '2026-11-22',
      items: expect.arrayContaining([
        { campaign: 'satisfaction-survey', survey: 'satisfaction', closedAt: null, changedBy: null, rev: 0 },
        { campaign: 'win-back', survey: 'verdict', closedAt: null, changedBy: null, rev: 0 },
        { campaign: 'case-follow-up', survey: 'satisfaction', closedAt: null, changedBy: null, rev: 0 },
      ]),
    });
  });

  it('> are closed early and opened again, by whoever saw how they stood', async () => {
    const { cloud } = await answered();
    const turn = async (how: string, rev: number, role: Role = 'author', campaign = 'satisfaction-survey') =>
      await apiFor(cloud, role, 'ann').request(`/api/surveys/${campaign}/${how}`, json({ rev }));
    expect((await turn('close', 0, 'agent')).status).toBe(403);
    expect(await (await turn('close', 0)).json()).toEqual({ closedAt: cloud.clock.at, changedBy: 'ann', rev: 1 });
    expect((await turn('close', 0)).status).toBe(409);
    const { items } = (await (await apiFor(cloud).request('/api/surveys')).json()) as { items: { campaign: string }[] };
    expect(items.find(({ campaign }) => campaign === 'satisfaction-survey')).toMatchObject({ closedAt: cloud.clock.at, rev: 1 });
    expect(await (await turn('reopen', 1)).json()).toEqual({ closedAt: null, changedBy: 'ann', rev: 2 });
    expect((await turn('close', 0, 'admin', 'product-birthday')).status).toBe(404);
  });

  it('are told by campaign, product, tier and period', async () => {
    const { cloud } = await answered();
    const results = async (more = '') => (await apiFor(cloud).request(`/api/surveys/results?${period}${more}`)).json();
    expect(await results()).toMatchObject({
      results: { n: 2, indexText: '0.88', index: { perceived: 7, expected: 8 } },
      tiers: ['gold', 'ordinary'],
    });
    expect(await results('&tier=gold')).toMatchObject({ results: { n: 1, indexText: '0.50' }, tiers: ['gold', 'ordinary'] });
    expect(await results('&product=SKU1')).toMatchObject({ results: { n: 1 }, products: ['SKU1'] });
    expect(await results('&product=none')).toMatchObject({ results: { n: 0, indexText: null } });
    const before = await apiFor(cloud).request('/api/surveys/results?campaign=satisfaction-survey&from=2026-01-01&to=2026-10-31');
    expect(await before.json()).toMatchObject({ results: { n: 0 } });
  });

  it.each(['from=2026-11-30&to=2026-11-01', 'from=2020-01-01&to=2026-11-01', 'from=2026-11-31&to=2026-12-01', 'to=2026-12-01'])(
    'refuse the period %s',
    async (when) => {
      const { cloud } = await answered();
      expect((await apiFor(cloud).request(`/api/surveys/results?campaign=x&${when}`)).status).toBe(400);
    },
  );

  it('give a file of which no cell runs in a spreadsheet', async () => {
    const { cloud } = await answered();
    const answer = await apiFor(cloud).request(`/api/surveys/answers?${period}`);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="answers-satisfaction-survey-2026-11-01-2026-11-30.csv"');
    const text = await answer.text();
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(text.split('\r\n')[0]).toContain('"day","customer_id","product","tier","perceived","expected"');
    expect((await apiFor(cloud, 'viewer').request(`/api/surveys/answers?${period}`)).status).toBe(403);
  });

  it('read the answers of the period asked for and nothing else', async () => {
    const { cloud } = await answered();
    const queries: unknown[] = [];
    const table: Table = {
      ...cloud.table,
      query: (query) => {
        queries.push(query);
        return cloud.table.query(query);
      },
    };
    let found = 0;
    for await (const _ of dynamoAnswerBook(table).between('satisfaction-survey', '2026-10-15', '2026-11-22')) found++;
    expect(found).toBe(2);
    expect(queries).toMatchObject([
      { index: 'lookup', partition: 'answers#satisfaction-survey#2026-10', from: '2026-10-15' },
      { index: 'lookup', partition: 'answers#satisfaction-survey#2026-11', from: '2026-10-15' },
    ]);
  });
});
