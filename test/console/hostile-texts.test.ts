import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { described } from '../../console/api/described.ts';
import { permissions } from '../../console/api/roles.ts';
import { aPlan, theTexts } from '../support/campaign-edits.ts';
import { eachKindOnce, hostileTexts, type Place, placesIn } from '../support/hostile.ts';
import { type Api, faults, holds, house, parsed, problemIn, read, runsIn } from '../support/hostile-house.ts';

const texts = Object.values(hostileTexts);
const draft = { plan: aPlan(), texts: theTexts() };
const looked = { ...draft, step: 'card', channel: 'email', locale: 'en' };
const due = Date.parse('2026-12-01T12:00:00Z');

interface Trial {
  /** What stands in the fields that are not tried. */
  readonly example?: object;
  /** Where what was taken is given back. */
  readonly back?: string;
  /** What it takes each time before it can be asked. */
  readonly before?: (ask: (method: string, path: string, body: object) => Promise<unknown>) => Promise<unknown>;
  /** A mail is made for each: a text is tried in one of so many places. */
  readonly share?: number;
}

/** How a route is asked so that it gets to its work; without a line here it is asked with what its shape takes at least. */
const trials: Readonly<Record<string, Trial>> = {
  'PUT /api/customers/:id': { example: {}, back: '/api/customers/C1' },
  'PUT /api/customers/:id/tone': { back: '/api/customers/C1' },
  'GET /api/customers/:id/explain': { example: { campaign: 'win-back', on: '2026-12-01' } },
  'GET /api/surveys/results': { example: { campaign: 'satisfaction-survey', from: '2026-11-01', to: '2026-11-22' } },
  'GET /api/surveys/answers': { example: { campaign: 'satisfaction-survey', from: '2026-11-01', to: '2026-11-22' } },
  'POST /api/cases': { example: { customer: 'C1', kind: 'call', about: 'x' }, back: '/api/cases' },
  'POST /api/cases/:customer/:id/assign': { back: '/api/cases/C1/K1' },
  'POST /api/cases/:customer/:id/notes': { back: '/api/cases/C1/K1' },
  'POST /api/cases/:customer/:id/close': { back: '/api/cases/C1/K1' },
  'POST /api/cases/:customer/:id/reopen': { back: '/api/cases/C1/K1' },
  'POST /api/improvements': {
    example: { campaign: 'satisfaction-survey', factor: 'product', action: 'x', owner: 'x', remeasureOn: '2026-12-24' },
    back: '/api/improvements',
  },
  'POST /api/promises': { example: { customer: 'C1', kind: 'quality', text: 'x', dueAt: due }, back: '/api/promises' },
  'GET /api/recall-drafts/reach': { example: { model: 'WM-7', serialFrom: 'S0001', serialTo: 'S0009' } },
  'POST /api/recall-drafts': {
    example: { id: 'R-1', model: 'WM-7', serialFrom: 'S0001', serialTo: 'S0009', reason: 'x', safety: true, startsOn: '2026-12-24' },
    back: '/api/recall-drafts',
  },
  'POST /api/tiers/compare': { example: { tiers: [{ id: 'x', from: 0 }] } },
  'POST /api/imports': { example: { kind: 'customers', fileName: 'a.csv', map: { Name: 'name' } }, back: '/api/imports' },
  'POST /api/keys': { back: '/api/keys' },
  'POST /api/webhooks': { example: { name: 'x', url: 'https://shop.example.com/', types: ['case.overdue'] }, back: '/api/webhooks' },
  'PUT /api/settings': { back: '/api/settings' },
  'PUT /api/campaigns/:id/draft': { example: { rev: 0, ...draft }, back: '/api/campaigns/product-birthday' },
  'POST /api/campaigns/:id/give-back': {
    back: '/api/campaigns/product-birthday',
    share: texts.length,
    before: async (ask) => {
      const { rev } = revIn.parse(await ask('PUT', '/api/campaigns/product-birthday/draft', { rev: 0, ...draft }));
      await ask('POST', '/api/campaigns/product-birthday/submit', { rev });
    },
  },
  'POST /api/surprises': { example: { customer: 'C1', gift: 'Flowers' } },
  'POST /api/audience': { example: { plan: draft.plan } },
  'POST /api/review': { example: draft, share: texts.length },
  'POST /api/preview': { example: looked, share: 5 },
  'POST /api/test-messages': { example: { ...looked, to: 'care@example.com' }, share: texts.length },
  'POST /api/forecast': { example: draft, share: texts.length },
};

/** What people call a field where its sentence is not in the program's words. */
const inWords = /serial number|who gets it|the date that it watches|tests go to addresses|this message cannot be made yet/;

const revIn = z.object({ rev: z.number() });
const draftIn = z.object({ draft: z.object({ rev: z.number() }) });
const addressOf = (route: string): string =>
  route
    .slice(route.indexOf(' ') + 1)
    .replace('campaigns/:id', 'campaigns/product-birthday')
    .replace('cases/:customer/:id', 'cases/C1/K1')
    .replace(':kind', 'customers')
    .replace(/:(id|customer)/, 'C1')
    .replace(/:\w+/g, 'x');

const shapeOf = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Parameters<typeof placesIn>[0];

/** The answer to one text in one place: refused in a sentence, or kept as it is. Says what is wrong otherwise. */
async function wrongWith({ api }: { api: Api }, route: string, place: Place, text: string) {
  const { back, before } = trials[route] ?? {};
  const [method = ''] = route.split(' ');
  await before?.(async (verb, path, body) => await (await api.request(path, { method: verb, body: JSON.stringify(body) })).json());
  const given = place.put(text) as Record<string, unknown>;
  if ('rev' in given && back !== undefined) {
    const now = await read(api, back);
    given.rev = draftIn.safeParse(now).data?.draft.rev ?? revIn.safeParse(now).data?.rev ?? 0;
  }
  const asked = method === 'GET' ? `?${new URLSearchParams(given as Record<string, string>)}` : '';
  const answer = await api.request(`${addressOf(route)}${asked}`, {
    method,
    ...(method === 'GET' ? {} : { body: JSON.stringify(given) }),
  });
  const said = await answer.text();
  const here = `${route} ${place.names.join('.')} ${JSON.stringify(text.slice(0, 80))}: ${answer.status} ${said.slice(0, 300)}`;
  if (answer.status >= 500) return `${here} ${faults.splice(0).map(({ stack }) => stack)}`;
  if (answer.status >= 400) {
    const problem = problemIn.safeParse(JSON.parse(said));
    if (!problem.success) return here;
    const detail = problem.data.detail.toLowerCase();
    const isNamed = answer.status !== 400 || inWords.test(detail) || place.names.some((name) => detail.includes(name.toLowerCase()));
    return isNamed ? undefined : here;
  }
  const worked = runsIn(parsed(said));
  if (worked !== undefined) return `${here}, and in its mail ${worked}`;
  return back === undefined || holds(await read(api, back), text) ? undefined : `${here}, and not given back`;
}

const tried = Object.entries(described).flatMap(([route, { body, query }]) => {
  const shape = body ?? query;
  if (shape === undefined) return [];
  const places = eachKindOnce(placesIn(shapeOf(shape), trials[route]?.example));
  return places.length === 0 ? [] : [[route, places] as const];
});

describe('> What is typed into a field is refused in a sentence that names the field, or kept just as it is', () => {
  it.each(tried)('%s', async (route, places) => {
    const wrong: string[] = [];
    const { back, share = places.length > 20 ? 4 : 1 } = trials[route] ?? {};
    const shared = await house();
    for (const [at, place] of places.entries()) {
      // What an earlier place left behind is not taken for what this one gives back.
      const { cloud, api } = back === undefined || at === 0 ? shared : await house();
      const some = texts.filter((_, n) => n % share === at % share);
      for (const text of some) {
        const found = await wrongWith({ api }, route, place, text);
        if (found !== undefined) wrong.push(found);
        cloud.clock.at += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  });
});

describe('> Whatever stands in an address is refused in a sentence, and is no fault of ours', () => {
  it('in every part of every path', async () => {
    const { api } = await house();
    const wrong: string[] = [];
    for (const route of Object.keys(permissions)) {
      const [method = '', path = ''] = route.split(' ');
      for (const part of path.match(/:\w+/g) ?? [])
        for (const text of texts.map((one) => one.slice(0, 2000))) {
          const given = encodeURIComponent(Buffer.from(text).toString());
          const answer = await api.request(addressOf(`${method} ${path.replace(part, '~~')}`).replace('~~', given), {
            method,
            ...(method === 'GET' ? {} : { body: '{}' }),
          });
          const said = await answer.text();
          const isClear = answer.status < 400 || (answer.status < 500 && problemIn.safeParse(JSON.parse(said)).success);
          if (!isClear)
            wrong.push(
              `${route} ${part} ${JSON.stringify(text)}: ${answer.status} ${said.slice(0, 200)} ${faults.splice(0).map(({ stack }) => stack)}`,
            );
        }
    }
    expect(wrong).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  });
});
