import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import * as z from 'zod';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

/** They are asked with a body, and change nothing. */
const asking: ReadonlySet<string> = new Set([
  'POST /api/audience',
  'POST /api/review',
  'POST /api/preview',
  'POST /api/forecast',
  'POST /api/settings/check',
  'POST /api/tiers/compare',
]);
/** What leaves the house is noted, though it changes nothing. */
const leaving: ReadonlySet<string> = new Set(['GET /api/customers/:id/export', 'GET /api/recalls/:id/proof', 'GET /api/surveys/answers']);
/** An erasure is noted without whom it was of. */
const nameless: ReadonlySet<string> = new Set(['DELETE /api/customers/:id']);

const made = z.object({ id: z.string().max(1024) });

/** Whatever was done and whatever was taken out, with who and when. Requests that were refused did nothing. */
export function audited({ audit, clock }: ConsoleServices, onFault: (fault: Error) => void): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    await next();
    const route = matchedRoutes(c).find(({ method }) => method !== 'ALL');
    const act = `${route?.method} ${route?.path}`;
    const isAct = leaving.has(act) || (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !asking.has(act));
    if (route === undefined || !isAct || c.res.status >= 400) return;
    const { id, roles, scopes = [] } = c.get('staff');
    const isJson = c.res.headers.get('content-type')?.includes('json') === true && c.req.method !== 'GET';
    const answer = isJson ? made.safeParse(await c.res.clone().json()) : undefined;
    const on = nameless.has(act) ? {} : partsOf(route.path, c.req.path);
    const entry = { at: clock.now(), by: id, as: [...roles, ...scopes], act, on };
    try {
      await audit.note(answer?.success === true && !nameless.has(act) ? { ...entry, made: answer.data.id } : entry);
    } catch (fault) {
      // What was done is done: the answer stands, and whoever operates this hears of it.
      onFault(new Error(`An act could not be noted: ${act}`, { cause: fault }));
    }
  };
}

function partsOf(pattern: string, path: string): Record<string, string> {
  const given = path.split('/');
  const named = pattern
    .split('/')
    .flatMap((part, at): [string, string][] => (part.startsWith(':') ? [[part.slice(1), given[at] ?? '']] : []));
  return Object.fromEntries(named.map(([name, text]) => [name, decoded(text).slice(0, 1024)]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
