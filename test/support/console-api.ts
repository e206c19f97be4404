import type { Hono } from 'hono';
import { consoleApi as plainApi } from '../../console/api/app.ts';
import type { ConsoleEnv } from '../../console/api/services.ts';
import { answers } from '../../console/contract/answers.ts';

const known = Object.entries(answers)
  .map(([route, shape]) => {
    const [method = '', path = ''] = route.split(' ');
    return { route, method, shape, path: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) };
  })
  // What is named whole goes before what any name stands for.
  .sort((a, b) => a.route.split(':').length - b.route.split(':').length);

/** Where an answer says more than its shape does. */
function unsaid(given: unknown, read: unknown, path: string): readonly string[] {
  if (typeof given !== 'object' || given === null || typeof read !== 'object' || read === null) return [];
  const fields = new Map(Object.entries(read));
  return Object.entries(given).flatMap(([name, value]) =>
    fields.has(name) ? unsaid(value, fields.get(name), `${path}.${name}`) : [`${path}.${name} is not in it`],
  );
}

/** What of an answer its contract does not say, or says otherwise. Files are text, and refusals are alike everywhere. */
async function breaches(method: string, path: string, answer: Response): Promise<readonly string[]> {
  const one = known.find((each) => each.method === method && each.path.test(path));
  if (!answer.ok || one === undefined || answer.headers.get('content-type')?.includes('json') !== true) return [];
  const body: unknown = await answer.json();
  const parsed = one.shape.safeParse(body);
  return parsed.success
    ? unsaid(body, parsed.data, one.route)
    : parsed.error.issues.map((issue) => `${[one.route, ...issue.path].join('.')}: ${issue.message}`);
}

/** The API as it is, each of its answers held to what console/contract says of it. */
export function consoleApi(...given: Parameters<typeof plainApi>): Hono<ConsoleEnv> {
  const api = plainApi(...given);
  const plain = api.fetch;
  api.fetch = async (request, ...rest) => {
    const answer = await plain(request, ...rest);
    const found = await breaches(request.method, new URL(request.url).pathname, answer.clone());
    if (found.length > 0) throw new Error(`An answer is not what console/contract says of it.\n${found.join('\n')}`);
    return answer;
  };
  return api;
}
