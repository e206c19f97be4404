import * as z from 'zod/mini';
import { onLaptop, roleHeader } from './role.ts';
import { signInWords } from './sign-in/sign-in-words.ts';
import { withToken } from './sign-in/signing-in.ts';
import { words } from './words.ts';

/** An answer that is none: its sentence is fit to be shown. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** `detail` of the API; `message` of the local routes and of API Gateway itself. */
const problemBody = z.union([
  z.pipe(
    z.object({ detail: z.string() }),
    z.transform(({ detail }) => detail),
  ),
  z.pipe(
    z.object({ message: z.string() }),
    z.transform(({ message }) => message),
  ),
]);

interface Request {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
  readonly signal?: AbortSignal;
}

export async function ask<T>(schema: z.ZodMiniType<T>, path: string, request: Request = {}): Promise<T> {
  const answer = await send(path, request);
  const body = await bodyOf(answer);
  if (!answer.ok) {
    const told = problemBody.safeParse(body);
    throw new Problem(answer.status, told.success ? told.data : words.failures.status(answer.status));
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Problem(502, words.failures.unreadable(path));
  return parsed.data;
}

/** A file of the API as text. */
export async function askForFile(path: string): Promise<string> {
  const answer = await send(path, {});
  if (answer.ok) return await answer.text();
  const told = problemBody.safeParse(await bodyOf(answer));
  throw new Problem(answer.status, told.success ? told.data : words.failures.status(answer.status));
}

async function send(path: string, { method, body, signal }: Request): Promise<Response> {
  const call = (credentials: Readonly<Record<string, string>>) =>
    fetch(path, {
      headers: { ...credentials, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(method === undefined ? {} : { method }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  try {
    const answer = onLaptop ? await call(roleHeader()) : await withToken(call);
    if (answer.status === 401 && !onLaptop) throw new Problem(401, signInWords.endedShort);
    return answer;
  } catch (cause) {
    if (signal?.aborted || cause instanceof Problem) throw cause;
    throw new Problem(503, words.failures.unreachable);
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}
