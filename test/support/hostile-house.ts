import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import * as z from 'zod';
import { emptySummary } from '../../domain/summary.ts';
import { aCustomer, aFact, anAsset, anOrder } from './builders.ts';
import { consoleApi } from './console-api.ts';
import { consoleCloud } from './console-cloud.ts';

/** Where a survey's answers of the house were given. */
export const DAY_OF_ANSWERS = '2026-11-20';

/** What the API did not foresee; whoever looks at it takes it out. */
export const faults: Error[] = [];

/** A company with one customer of whom much is known, and its API as an admin has it. */
export async function house() {
  const cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.settings({ testAddresses: ['care@example.com'] });
  const day = DAY_OF_ANSWERS;
  await cloud.holds(
    'C1',
    [
      { type: 'PROFILE', body: aCustomer() },
      { type: 'ASSET', body: anAsset() },
      { type: 'ORDER', body: anOrder() },
      { type: 'CASE', body: { id: 'K1', kind: 'call', openedOn: day, about: 'x' } },
      ...Array.from({ length: 12 }, (_, n) => ({
        type: 'ANSWER' as const,
        body: {
          id: `N${n}`,
          campaign: 'satisfaction-survey',
          at: Date.parse(`${DAY_OF_ANSWERS}T12:00:00Z`),
          day,
          factors: { product: { perceived: 2, expected: 4 } },
        },
      })),
    ],
    {},
    [aFact()],
  );
  await cloud.facts.note('C1', 0, { ...emptySummary, orderDays: 1 }, []);
  const api = consoleApi(cloud.services, {
    identify: () => ({ id: 'ada', roles: ['admin'] }),
    onFault: (fault) => faults.push(fault),
  });
  return { cloud, api };
}

export type Api = Awaited<ReturnType<typeof house>>['api'];

/** A sentence, and no more. */
export const problemIn = z.object({ status: z.number(), title: z.string(), detail: z.string().regex(/^.+[.?]$/s) });

export async function read(api: Api, path: string): Promise<unknown> {
  return await (await api.request(path)).json();
}

/** Whether somewhere in an answer, as a name or a value, the text stands just as it was given. */
export function holds(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text || value === text.trim() || (/^[[{]./.test(value) && holds(parsed(value), text));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, one]) => name === text || name === text.trim() || holds(one, text));
}

/** Long lists stand in an item as JSON. */
export function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** What a mail in an answer would run, fetch or send of its own; lines of a subject are headers. */
export function runsIn(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  for (const [name, value] of Object.entries(answer)) {
    if (name === 'subject' && typeof value === 'string' && /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) return `a header: ${value}`;
    const found = name === 'html' && typeof value === 'string' ? activeIn(value) : runsIn(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function activeIn(html: string): string | undefined {
  const walk = (node: DefaultTreeAdapterTypes.Node): string | undefined => {
    if ('attrs' in node) {
      if (/^(script|iframe|object|embed|form|base|svg)$/.test(node.tagName)) return node.tagName;
      const active = node.attrs.find(
        ({ name, value }) => /^on/.test(name) || (name !== 'alt' && /^\s*(javascript|data|vbscript):/i.test(value)),
      );
      if (active !== undefined) return `${active.name}=${active.value}`;
    }
    return 'childNodes' in node ? node.childNodes.map(walk).find((one) => one !== undefined) : undefined;
  };
  return walk(parse(html));
}
