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
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw refuse(400, `${where === '' ? 'The request' : `"${where}"`} is not right: ${issue?.message ?? 'unreadable'}.`);
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
