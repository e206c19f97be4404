import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { diffCampaigns, pullCampaigns, pushCampaigns } from '../../cli/campaigns-command.ts';
import { type CareClient, Conflict } from '../../cli/care-client.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

let cloud: ReturnType<typeof consoleCloud>;
let folder: string;
beforeEach(async () => {
  cloud = consoleCloud();
  await cloud.settings({});
  await cloud.campaigns();
  folder = mkdtempSync(join(tmpdir(), 'campaigns-'));
});

/** The command's client, straight at the API. */
function clientOf(staff: string): CareClient {
  const api = consoleApi(cloud.services, { identify: () => ({ id: staff, roles: ['author'] }), onFault: (fault) => console.error(fault) });
  const ask = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await api.request(path, { method, ...init });
    const text = await answer.text();
    if (answer.status === 409) throw new Conflict(text);
    if (!answer.ok) throw new Error(text);
    return JSON.parse(text);
  };
  return {
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
    remove: (path) => ask('DELETE', path),
  };
}

async function run(command: typeof diffCampaigns | typeof pullCampaigns, staff = 'ci', force = false) {
  const said: string[] = [];
  const to = { out: (text: string) => void said.push(text), err: () => {}, terminal: undefined };
  const code = await command(folder, { json: true, port: 0, force }, clientOf(staff), to);
  return { code, said: JSON.parse(said.join('')) };
}
const pull = (force = false) => run(pullCampaigns, 'ci', force);
const diff = () => run(diffCampaigns);
const push = () => run(pushCampaigns);

const path = (id: string) => join(folder, `${id}.json`);
const edit = (id: string, why: string) => {
  const file = JSON.parse(readFileSync(path(id), 'utf8'));
  file.texts.en.why = why;
  writeFileSync(path(id), JSON.stringify(file));
};
const saveThere = async (why: string, staff = 'wei') => {
  const { campaign, texts, draft } = JSON.parse(JSON.stringify(await clientOf(staff).get('/api/campaigns/win-back')));
  const { version: _v, live: _l, approved: _a, ...plan } = campaign;
  const base = draft?.texts ?? texts;
  await clientOf(staff).put('/api/campaigns/win-back/draft', { rev: draft?.rev ?? 0, plan, texts: { ...base, en: { ...base.en, why } } });
};

describe('files, console and code are three views of one thing', () => {
  it('every campaign becomes a file, and nothing differs', async () => {
    expect(await pull()).toEqual({ code: 0, said: { pulled: starterCampaigns.length, kept: [] } });
    expect(readdirSync(folder)).toHaveLength(starterCampaigns.length);
    expect(await diff()).toEqual({ code: 0, said: [] });
    expect(await push()).toEqual({ code: 0, said: { pushed: [], conflicts: [] } });
  });

  it('what is edited in a file becomes a draft, and what goes out stays as it is', async () => {
    await pull();
    edit('win-back', 'From a file.');
    expect(await diff()).toMatchObject({
      code: 1,
      said: [{ id: 'win-back', is: 'changed-here', changes: [{ path: 'texts.en.why', after: 'From a file.' }] }],
    });
    expect(await push()).toEqual({ code: 0, said: { pushed: ['win-back'], conflicts: [] } });
    expect(await cloud.services.drafts.draft('win-back')).toMatchObject({
      state: 'draft',
      by: 'ci',
      texts: { en: { why: 'From a file.' } },
    });
    expect((await cloud.services.desk.campaigns()).find(({ id }) => id === 'win-back')).toMatchObject({ version: 1, live: true });
    expect(await push()).toMatchObject({ said: { pushed: [] } });
    edit('win-back', 'From a file, again.');
    expect(await push()).toMatchObject({ said: { pushed: ['win-back'] } });
  });

  it('what somebody else saved meanwhile is never written over, and told', async () => {
    await pull();
    await saveThere('In the console.');
    edit('win-back', 'From a file.');
    expect(await diff()).toMatchObject({ said: [{ id: 'win-back', is: 'changed-there' }] });
    expect(await push()).toEqual({ code: 1, said: { pushed: [], conflicts: ['win-back'] } });
    expect(await cloud.services.drafts.draft('win-back')).toMatchObject({ by: 'wei', texts: { en: { why: 'In the console.' } } });
    await pull(true);
    edit('win-back', 'From a file.');
    expect(await push()).toMatchObject({ code: 0, said: { pushed: ['win-back'] } });
  });

  it('of two who save at the same moment the file gives way', async () => {
    await pull();
    edit('win-back', 'From a file.');
    const honest = cloud.services.drafts.draft;
    const late = { ...cloud.services.drafts, save: async () => false, draft: honest };
    Object.assign(cloud.services, { drafts: late });
    expect(await push()).toEqual({ code: 1, said: { pushed: [], conflicts: ['win-back'] } });
  });

  it('pulling leaves an edit that was not pushed alone', async () => {
    await pull();
    edit('win-back', 'From a file.');
    expect(await pull()).toMatchObject({ code: 1, said: { kept: ['win-back'] } });
    expect(readFileSync(path('win-back'), 'utf8')).toContain('From a file.');
    expect(await pull(true)).toMatchObject({ code: 0, said: { kept: [] } });
    expect(readFileSync(path('win-back'), 'utf8')).not.toContain('From a file.');
  });

  it('a new file becomes a new campaign’s first draft', async () => {
    await pull();
    const file = JSON.parse(readFileSync(path('customer-birthday'), 'utf8'));
    const plan = { ...file.plan, id: 'name-day', fact: 'name-day', name: 'Name day' };
    writeFileSync(path('name-day'), JSON.stringify({ plan, texts: file.texts }));
    expect(await push()).toMatchObject({ code: 0, said: { pushed: ['name-day'] } });
    expect(await cloud.services.drafts.draft('name-day')).toMatchObject({ base: 0, rev: 1 });
    expect((await cloud.services.desk.campaigns()).some(({ id }) => id === 'name-day')).toBe(false);
  });

  it.each([
    ['no JSON', '{', /no JSON/],
    ['a plan with a fault', '{"plan":{"id":"win-back"},"texts":{}}', /plan\.class/],
    ['another campaign’s name', undefined, /holds the campaign "tier-changed"/],
  ])('a file with %s is told by its name', async (_what, text, said) => {
    await pull();
    writeFileSync(path('win-back'), text ?? readFileSync(path('tier-changed'), 'utf8'));
    await expect(push()).rejects.toThrow(said);
  });
});
