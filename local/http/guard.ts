import type { IncomingMessage } from 'node:http';

/**
 * Nobody signs in on a laptop, so the door is kept by where a request comes from: only this machine's own names, and nothing that changes
 * anything from a page of another site. Gives the sentence to refuse with, or undefined.
 */
export function refusal({ headers, method = 'GET' }: IncomingMessage, port: number): string | undefined {
  const own = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
  if (!own.has(headers.host ?? '')) return `Open http://127.0.0.1:${port} : this program answers under no other name.`;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined;
  const { origin } = headers;
  if (origin !== undefined && !own.has(origin.replace(/^https?:\/\//, ''))) return 'A page of another site may not change anything here.';
  return undefined;
}
