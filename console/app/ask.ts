import * as z from 'zod/mini';
import type { Requests } from '../api/described.ts';
import { type Answer, answers, type Route } from '../contract/answers.ts';
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

type Shape = z.core.$ZodType;
type Queried = string | number | null | undefined;

/** The names in a route's path: `id` of `/api/customers/:id`. */
type PathName<R extends string> = R extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathName<Rest>
  : R extends `${string}:${infer Name}`
    ? Name
    : never;
type Named<R extends Route> = [PathName<R>] extends [never] ? unknown : { readonly path: Readonly<Record<PathName<R>, string>> };
type Sent<R extends Route> = Requests[R] extends { readonly body: infer Body extends Shape }
  ? { readonly body: Frozen<z.input<Body>> }
  : unknown;
type Sought<R extends Route> = Requests[R] extends { readonly query: infer Query extends Shape }
  ? { readonly query?: { readonly [Name in keyof z.input<Query>]?: Queried } }
  : unknown;

type Frozen<T> = T extends object ? { readonly [Name in keyof T]: Frozen<T[Name]> } : T;

/** What a route is asked with: what stands in its path, its query and its body, by the shapes that the API judges requests with. */
export type Asked<R extends Route> = Named<R> & Sent<R> & Sought<R> & { readonly signal?: AbortSignal };

interface AnyAsked {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, Queried>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** One route of the API, read by what console/contract says of its answer. What is empty in a query is left out of it. */
export async function ask<R extends Route>(
  route: R,
  ...asked: Record<never, never> extends Asked<R> ? [Asked<R>?] : [Asked<R>]
): Promise<Answer<R>>;
export async function ask(route: Route, asked: AnyAsked = {}): Promise<unknown> {
  const shape: z.ZodMiniType = answers[route];
  return await read(shape, addressOf(route, asked), { ...asked, method: methodOf(route) });
}

/** A file of the API as text. */
export async function askForFile<R extends Route>(
  route: R,
  ...asked: Record<never, never> extends Asked<R> ? [Asked<R>?] : [Asked<R>]
): Promise<string>;
export async function askForFile(route: Route, asked: AnyAsked = {}): Promise<string> {
  const answer = await send(addressOf(route, asked), {});
  if (answer.ok) return await answer.text();
  const told = problemBody.safeParse(await bodyOf(answer));
  throw new Problem(answer.status, told.success ? told.data : words.failures.status(answer.status));
}

/** What only a laptop answers: `/local/…`. */
export const askLocal = <T>(schema: z.ZodMiniType<T>, path: string, request: Request = {}): Promise<T> => read(schema, path, request);

interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

const methodOf = (route: Route): string => route.slice(0, route.indexOf(' '));

function addressOf(route: Route, { path = {}, query = {} }: AnyAsked): string {
  const place = route.slice(route.indexOf(' ') + 1).replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? place : `${place}?${new URLSearchParams(given)}`;
}

async function read<T>(schema: z.ZodMiniType<T>, path: string, request: Request): Promise<T> {
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
