import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type * as z from 'zod';

/** RFC 9457, with one clear sentence in `detail`. */
export function problem(c: Context, status: ContentfulStatusCode, detail: string): Response {
  return c.body(JSON.stringify({ status, title: titles[status] ?? 'Something went wrong', detail }), status, {
    'content-type': 'application/problem+json',
  });
}

const titles: Partial<Record<number, string>> = {
  400: 'That cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Changed meanwhile',
  413: 'Too large',
  422: 'Not the same request',
  429: 'Too fast',
  500: 'Something went wrong',
};

export class Refusal extends HTTPException {}

export const refuse = (status: ContentfulStatusCode, detail: string): Refusal => new Refusal(status, { message: detail });

/** The input where the schema takes it; else a 400 that names the first thing that is wrong and where. */
export function accept<T>(schema: z.ZodType<T>, input: unknown): T {
  const unkept = unkeptIn(input, []);
  const parsed = unkept === undefined ? schema.safeParse(input) : undefined;
  if (parsed?.success === true) return parsed.data;
  const { path, message } = unkept ?? parsed?.error.issues[0] ?? { path: [], message: 'unreadable' };
  throw refuse(400, `${path.length === 0 ? 'The request' : `"${path.join('.')}"`} is not right: ${message}.`);
}

/** NUL and half a letter: JSON can say them, and no table, file or mail gives them back. */
const NO_TEXT = /[\0\p{Cs}]/u;

/** What could not be given back as it came, and where it stands: such a text, or a name that no record keeps. */
function unkeptIn(input: unknown, path: readonly string[]): { readonly path: readonly string[]; readonly message: string } | undefined {
  if (typeof input === 'string') return NO_TEXT.test(input) ? { path, message: 'it has characters that cannot be printed' } : undefined;
  if (typeof input !== 'object' || input === null) return undefined;
  for (const [name, value] of Object.entries(input)) {
    if (name === '__proto__' || NO_TEXT.test(name)) return { path, message: 'a name in it cannot be kept' };
    const found = unkeptIn(value, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

export async function acceptBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new Refusal(400, { message: 'The body is not JSON.', cause });
  }
  return accept(schema, body);
}
