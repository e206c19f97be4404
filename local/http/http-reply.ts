import type { IncomingMessage, ServerResponse } from 'node:http';

/** What is answered: a status, a body, and headers beside the usual ones. */
export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

export const json = (value: unknown, status = 200): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

export const problem = (status: number, message: string): HttpReply => json({ message }, status);

export function write(response: ServerResponse, { status, headers, body }: HttpReply): void {
  const own: Record<string, string | string[]> = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' };
  for (const [name, value] of Object.entries(headers ?? {})) own[name] = typeof value === 'string' ? value : [...value];
  response.writeHead(status, own);
  response.end(body);
}

export const MOST_BODY_BYTES = 50_000_000;

/** Undefined where it is too long. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
