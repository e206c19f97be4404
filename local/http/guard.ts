import type { IncomingMessage } from 'node:http';

/**
 * Nobody signs in on a laptop, so the door is kept by where a request comes from: only this machine's own names, and nothing that changes
 * anything from a page of another site. The customers' pages are open to whoever holds a signed link, as on AWS; a form of theirs names no
 * origin, since they tell nobody where they are. Gives the sentence to refuse with, or undefined.
 */
export function refusal({ headers, method = 'GET', url = '' }: IncomingMessage, port: number): string | undefined {
  const own = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
  if (!own.has(headers.host ?? '')) return `Open http://127.0.0.1:${port} : this program answers under no other name.`;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || url.startsWith('/p/')) return undefined;
  const { origin } = headers;
  if (origin !== undefined && !own.has(origin.replace(/^https?:\/\//, ''))) return 'A page of another site may not change anything here.';
  return undefined;
}
