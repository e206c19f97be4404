import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { problem } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

/** Their answers hold a secret that is shown once. */
const secret: ReadonlySet<string> = new Set(['POST /api/keys', 'POST /api/webhooks', 'POST /api/webhooks/:id/secret']);

/** Room for it beside the rest of an item. */
const MOST_KEPT = 300_000;

/** A request with `Idempotency-Key` is done once in a day: sent again it gets the answer that it got, and does nothing. */
export function once({ replays }: ConsoleServices): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    const given = c.req.header('idempotency-key');
    if (given === undefined || c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (!/^[\x21-\x7e]{1,128}$/.test(given))
      return problem(c, 400, 'Idempotency-Key is not right: 1 to 128 printable characters are wanted.');
    const key = `${c.get('staff').id}\n${given}`;
    const asked = `${c.req.method} ${c.req.url}\n${await c.req.text()}`;
    const print = createHash('sha256').update(asked).digest('base64url');
    const before = await replays.begin(key, print);
    if (before !== undefined) {
      if (before.print !== print) return problem(c, 422, 'This Idempotency-Key came with another request before. Take a new one.');
      if (!before.done) return problem(c, 409, 'This request is under way already. Ask again in a moment.');
      if (before.answer === undefined) return problem(c, 409, 'This was done before. Its answer is not kept.');
      const { status, type, body } = before.answer;
      const headers = { 'content-type': type, 'cache-control': 'no-store', 'idempotency-replayed': 'true' };
      return new Response(body, { status, headers });
    }
    await next();
    if (c.res.status >= 400) return await replays.drop(key);
    const route = matchedRoutes(c).find(({ method }) => method !== 'ALL');
    const body = await c.res.clone().text();
    const answer = { status: c.res.status, type: c.res.headers.get('content-type') ?? 'application/json', body };
    const isKept = !secret.has(`${route?.method} ${route?.path}`) && body.length <= MOST_KEPT;
    await replays.finish(key, print, isKept ? answer : undefined);
  };
}
