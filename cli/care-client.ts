import { createReadStream } from 'node:fs';
import { request } from 'node:http';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { WrongUse } from './outcome.ts';

const refusal = z.object({ title: z.string().optional(), detail: z.string().optional(), error: z.string().optional() });

/** Somebody else was quicker. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** Another deployment than the one on this machine, and the key that lets us in. */
export interface Elsewhere {
  readonly url: string;
  readonly key: string;
}

/** The API of a product that runs on this machine. */
export interface CareClient {
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  put(path: string, body: unknown): Promise<unknown>;
  remove(path: string): Promise<unknown>;
}

export function careClient(port: number, elsewhere?: Elsewhere): CareClient {
  const base = elsewhere?.url.replace(/\/+$/, '') ?? `http://127.0.0.1:${port}`;
  const pathOf = (path: string): string => (elsewhere === undefined ? path : path.replace(/^\/api\//, '/v1/'));
  const keyed = elsewhere === undefined ? {} : { authorization: `Bearer ${elsewhere.key}` };
  const ask = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${base}${pathOf(path)}`, { ...init, headers: { ...init.headers, ...keyed } }).catch((cause: unknown) => {
      const help = elsewhere === undefined ? ': start it with "npm start", or name its port with --port' : '';
      throw new Error(`Perennial does not run at ${base}${help}.`, { cause });
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    const why = explain(text) ?? `${base}${path} answered ${response.status}.`;
    if (response.status === 409) throw new Conflict(why);
    throw response.status === 404 || response.status === 400 ? new WrongUse(why) : new Error(why);
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, body) => ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    put: (path, body) => ask(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    remove: (path) => ask(path, { method: 'DELETE' }),
  };
}

function explain(text: string): string | undefined {
  try {
    const { title, detail, error } = refusal.parse(JSON.parse(text));
    return detail ?? error ?? title;
  } catch {
    return undefined;
  }
}

/** Streams a file to a signed address, which wants to know its length beforehand. */
export async function putFile(url: string, path: string, size: number, onProgress: (share: number) => void): Promise<void> {
  const upload = request(url, { method: 'PUT', headers: { 'content-length': size } });
  const answered = new Promise<number>((resolve, reject) => {
    upload.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    upload.on('error', reject);
  });
  let sent = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      sent += chunk.length;
      onProgress(size === 0 ? 1 : sent / size);
      yield chunk;
    }
  };
  const [status] = await Promise.all([answered, pipeline(createReadStream(path), counted, upload)]);
  if (status !== 200) throw new Error(`The file was not taken: the store answered ${status}.`);
}
