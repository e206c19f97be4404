import { Hono } from 'hono';
import { keyOf } from '../../workflows/api-keys.ts';
import { consoleApi } from './app.ts';
import { openapi } from './openapi.ts';
import { problem } from './problem.ts';
import { type Staff, staffOfKey } from './roles.ts';
import type { ConsoleServices } from './services.ts';

/** What the guard hands on; nothing that comes from outside is one. */
class KeyHolder {
  readonly staff: Staff;
  constructor(staff: Staff) {
    this.staff = staff;
  }
}

const BEARER = /^Bearer (\S{1,256})$/;

/** `/v1/…`: the routes of the API that a key may use, for other systems. Its key is asked for before anything but the description is looked at. */
export function integratorsApi(services: ConsoleServices, onFault: (fault: Error) => void): Hono {
  const api = consoleApi(services, { identify: (env) => (env instanceof KeyHolder ? env.staff : undefined), onFault });
  const app = new Hono();
  for (const path of ['/openapi.json', '/v1/openapi.json']) app.get(path, (c) => c.json(openapi()));
  app.all('/v1/*', async (c) => {
    const [, text = ''] = BEARER.exec(c.req.header('authorization') ?? '') ?? [];
    const key = await keyOf(services, text);
    if (key === undefined) {
      c.header('WWW-Authenticate', 'Bearer');
      return problem(c, 401, 'A key is wanted: Authorization: Bearer prn_… An admin makes one in the console.');
    }
    const url = new URL(c.req.url);
    url.pathname = url.pathname.replace(/^\/v1\//, '/api/');
    return await api.fetch(new Request(url, c.req.raw), new KeyHolder(staffOfKey(key)));
  });
  app.onError((error, c) => {
    onFault(error);
    return problem(c, 500, 'This did not work, and it was not your doing. Try again.');
  });
  return app;
}
