import { describe, expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { rebuildChoices, verifyLedger } from '../../domain/consent/consent-ledger.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { customerPages } from '../../pages/app.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

async function cloudWithAda({ live = true, doubleOptIn = false, wording = {}, customer = {}, gate = {} } = {}) {
  const cloud = consoleCloud();
  await cloud.campaigns(live);
  await cloud.holds(
    'C1',
    [
      { type: 'PROFILE', body: aCustomer({ name: '=HYPERLINK("x")', ...customer }) },
      { type: 'ASSET', body: anAsset() },
    ],
    gate,
  );
  await dynamoCampaignStore(cloud.table).saveSettings({ ...defaultSettings, consent: { doubleOptIn, wording } }, 0);
  cloud.changes.length = 0;
  const pages = customerPages(cloud.pages, (fault) => {
    throw fault;
  });
  const until = cloud.clock.now() + DAY;
  const link = (page: string, purpose: 'my-data' | 'export' | 'erase' | 'opt-in' | 'preferences' | 'opt-out', subject = '') =>
    `/p/${page}/${cloud.link({ purpose, customer: 'C1', subject, expiresAt: until })}`;
  return { ...cloud, pages, link };
}

const post = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
const requestsOf = async ({ states }: Pick<Awaited<ReturnType<typeof cloudWithAda>>, 'states'>) =>
  (await states.load('C1', { consistent: true }))?.requests ?? [];

describe('my data', () => {
  it('is reached from the preference page', async () => {
    const { pages, link } = await cloudWithAda();
    const page = await (await pages.request(link('preferences', 'preferences'))).text();
    const href = /href="(\/p\/my-data\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect((await pages.request(href)).status).toBe(200);
  });

  it.each(['export', 'erase'] as const)('%s: a request is noted once an hour, and nothing is done before the mailed link', async (ask) => {
    const cloud = await cloudWithAda();
    for (let n = 0; n < 3; n++) {
      const page = await cloud.pages.request(cloud.link('my-data', 'my-data'), post({ ask }));
      expect(await page.text()).toContain('Look into your mail');
    }
    expect(await requestsOf(cloud)).toMatchObject([{ kind: ask }]);
    expect(cloud.changes.map(({ newImage }) => newImage?.type)).toEqual(['REQUEST']);
  });

  it('says whom to ask where the company lets no such mail go out', async () => {
    const cloud = await cloudWithAda({ live: false });
    expect(await (await cloud.pages.request(cloud.link('my-data', 'my-data'), post({ ask: 'erase' }))).text()).toContain(
      'Please write to us',
    );
    expect(cloud.changes).toEqual([]);
  });

  it('hands over everything as JSON, and as a table in which no spreadsheet runs anything', async () => {
    const { pages, link } = await cloudWithAda();
    const json = await (await pages.request(link('my-data/export', 'export', 'r'), post({ as: 'json' }))).json();
    expect(json).toMatchObject({ customer: 'C1' });
    expect((json as { items: { type: string }[] }).items.map(({ type }) => type).sort()).toEqual(['ASSET', 'CONTACT', 'PROFILE']);
    const answer = await pages.request(link('my-data/export', 'export', 'r'), post({ as: 'csv' }));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="my-data.csv"');
    const csv = await answer.text();
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    for (const cell of csv.replace('\uFEFF', '').matchAll(/"((?:[^"]|"")*)"/g)) expect(cell[1]).not.toMatch(/^[\s=+\-@＝＋－＠]/u);
  });

  it('shows and changes nothing on GET and HEAD, and takes no link of another purpose', async () => {
    const { pages, link, changes } = await cloudWithAda();
    for (const [page, purpose] of [
      ['my-data', 'my-data'],
      ['my-data/export', 'export'],
      ['my-data/erase', 'erase'],
    ] as const) {
      for (const method of ['GET', 'HEAD', 'OPTIONS']) await pages.request(link(page, purpose, 'r'), { method });
      expect(await (await pages.request(link(page, purpose, 'r'))).text()).not.toContain('HYPERLINK');
      for (const other of ['my-data', 'export', 'erase', 'opt-in', 'preferences', 'opt-out'] as const)
        if (other !== purpose) expect((await pages.request(link(page, other), post({ ask: 'erase' }))).status).toBe(404);
    }
    expect(changes).toEqual([]);
  });

  it('erases everything once, and says kindly that there is nothing the second time', async () => {
    const { pages, link, gates, states } = await cloudWithAda();
    const erase = link('my-data/erase', 'erase', 'r');
    expect(await (await pages.request(erase, post({}))).text()).toContain('Everything is erased');
    expect((await gates.read('C1')).erased).toBe(true);
    expect(await states.load('C1')).toBeUndefined();
    expect((await pages.request(erase, post({}))).status).toBe(410);
    expect((await pages.request(link('preferences', 'preferences'))).status).toBe(410);
  });
});

describe('> Double opt-in where the setting asks', () => {
  const raise = { form: 'preferences', shown: 'email', email: 'on', language: 'en' };
  const before = { email: { consent: 'withdrawn', suppressed: 'complaint' } } as const;

  it('a consent is not raised before the mailed link, and is by it', async () => {
    const cloud = await cloudWithAda({ doubleOptIn: true, gate: before });
    expect(await (await cloud.pages.request(cloud.link('preferences', 'preferences'), post(raise))).text()).toContain('One step is left');
    expect((await cloud.gates.read('C1')).email.consent).toBe('withdrawn');
    const [request] = await requestsOf(cloud);
    expect(request).toMatchObject({ kind: 'opt-in', channels: ['email'] });
    const confirm = cloud.link('opt-in', 'opt-in', request?.id);
    expect((await cloud.pages.request(confirm)).status).toBe(200);
    expect((await cloud.gates.read('C1')).email.consent).toBe('withdrawn');
    await cloud.pages.request(confirm, post({}));
    expect((await cloud.gates.read('C1')).email).toEqual({ consent: 'yes' });
    expect((await cloud.proofs.of('C1')).at(-1)).toMatchObject({ source: 'confirmed-link', change: { email: 'yes' } });
  });

  it('a link that is older than a withdrawal raises nothing', async () => {
    const cloud = await cloudWithAda({ doubleOptIn: true, gate: before });
    await cloud.pages.request(cloud.link('preferences', 'preferences'), post(raise));
    const [request] = await requestsOf(cloud);
    const confirm = cloud.link('opt-in', 'opt-in', request?.id);
    await cloud.pages.request(confirm, post({}));
    cloud.clock.at += 1000;
    await cloud.pages.request(cloud.link('unsubscribe', 'opt-out', 'win-back'), post({ 'List-Unsubscribe': 'One-Click' }));
    expect((await cloud.pages.request(confirm, post({}))).status).toBe(409);
    expect((await cloud.gates.read('C1')).email.consent).toBe('withdrawn');
  });

  it('what is agreed to is said in the company’s own words, and the proof is of these', async () => {
    const proofWith = async (wording: object) => {
      const cloud = await cloudWithAda({ doubleOptIn: true, wording, gate: before });
      const preferences = await (await cloud.pages.request(cloud.link('preferences', 'preferences'))).text();
      await cloud.pages.request(cloud.link('preferences', 'preferences'), post(raise));
      const [request] = await requestsOf(cloud);
      const confirm = cloud.link('opt-in', 'opt-in', request?.id);
      const shown = await (await cloud.pages.request(confirm)).text();
      await cloud.pages.request(confirm, post({}));
      return { preferences, shown, proof: (await cloud.proofs.of('C1')).at(-1)?.wording };
    };
    const [ours, own] = [await proofWith({ zh: '新品消息' }), await proofWith({ en: 'News of <our> filters' })];
    for (const page of [own.preferences, own.shown]) expect(page).toContain('News of &lt;our&gt; filters');
    for (const page of [ours.preferences, ours.shown]) expect(page).toContain('greetings, offers and questions');
    expect(own.proof).toMatch(/^opt-in\/1/);
    expect(own.proof).not.toBe(ours.proof);
  });

  it('without the setting the page alone raises it, and lifts what a complaint had held back', async () => {
    const cloud = await cloudWithAda({ gate: before });
    await cloud.pages.request(cloud.link('preferences', 'preferences'), post(raise));
    expect((await cloud.gates.read('C1')).email).toEqual({ consent: 'yes' });
  });
});

describe('own quiet hours', () => {
  const hours = (notBefore: string, notAfter: string) => ({ form: 'preferences', language: 'en', notBefore, notAfter });

  it.each([
    ['12:00', '18:00', { from: '18:00', to: '12:00' }],
    ['09:00', '21:00', undefined],
    ['07:00', '23:00', undefined],
    ['12:00', '13:00', undefined],
  ])('%s to %s', async (notBefore, notAfter, own) => {
    const cloud = await cloudWithAda();
    await cloud.pages.request(cloud.link('preferences', 'preferences'), post(hours(notBefore, notAfter)));
    expect((await cloud.gates.read('C1')).quietHours).toEqual(own);
  });
});

it('> Consent state is rebuilt from its proofs: after everything that a person did on the pages', async () => {
  const cloud = await cloudWithAda({ gate: { email: { consent: 'unknown' }, sms: { consent: 'unknown' } } });
  const preferences = cloud.link('preferences', 'preferences');
  await cloud.pages.request(
    preferences,
    post({ form: 'preferences', shown: 'email', email: 'on', less: 'on', pause: 'on', language: 'en' }),
  );
  await cloud.pages.request(cloud.link('unsubscribe', 'opt-out', 'win-back'), post({ stop: 'topic' }));
  await cloud.pages.request(preferences, post({ form: 'preferences', language: 'en', notBefore: '10:00', notAfter: '19:00' }));
  await cloud.pages.request(cloud.link('unsubscribe', 'opt-out', 'win-back'), post({ stop: 'all' }));
  const [entries, gate] = [await cloud.proofs.of('C1'), await cloud.gates.read('C1')];
  expect(entries.map(({ source }) => source)).toEqual(['preference-page', 'unsubscribe-page', 'preference-page', 'unsubscribe-page']);
  expect(verifyLedger('C1', entries, gate.ledger)).toEqual({ kind: 'whole' });
  const { email, sms, ...rest } = rebuildChoices(entries);
  expect(gate).toMatchObject({ email: { consent: email.consent }, sms: { consent: sms.consent }, ...JSON.parse(JSON.stringify(rest)) });
  expect(entries[0]?.wording).toMatch(/^preferences\/2 en /);
});
