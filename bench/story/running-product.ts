import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

const journey = z.object({ now: z.string(), busy: z.boolean(), error: z.string().optional() });
const text = z.string();
const listed = z.object({
  items: z.array(
    z.object({ id: text, at: text, channel: text, subject: text, campaign: text.optional(), inbound: z.boolean().optional() }),
  ),
});
const mail = z.object({
  id: text,
  channel: text,
  subject: text,
  html: text.optional(),
  text,
  headers: z.array(z.object({ name: text, value: text })),
  attachments: z.array(z.object({ name: text, type: text })),
});
const begun = z.object({ id: text, uploadUrl: text });
const report = z.object({ state: text, counts: z.object({ created: z.number(), rejected: z.number() }) });

export type ListedMessage = z.infer<typeof listed>['items'][number];
export type Mail = z.infer<typeof mail>;

const PATIENCE_MS = 120_000;

/** A product that runs, from outside: what staff, people and the clock on the wall can do to it. */
export class RunningProduct {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async call(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(new URL(path, this.url), { method, ...sent });
    return { status: response.status, body: await response.json() };
  }

  async today(): Promise<string> {
    return journey.parse((await this.call('GET', '/local/clock')).body).now.slice(0, 10);
  }

  /** On to another day at 11:00 UTC: outside everybody's quiet hours from London to Shanghai. */
  async passTo(day: string): Promise<void> {
    await this.call('POST', '/local/clock', { to: `${day}T11:00:00Z` });
    for (;;) {
      const state = journey.parse((await this.call('GET', '/local/clock')).body);
      if (state.error !== undefined) throw new Error(state.error);
      if (!state.busy) return;
      await pause(500);
    }
  }

  async import(kind: string, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const header = Object.keys(rows[0] ?? {});
    const csv = [header.join(','), ...rows.map((row) => header.map((column) => `"${row[column] ?? ''}"`).join(','))].join('\n');
    const { id, uploadUrl } = begun.parse((await this.call('POST', '/api/imports', { kind, fileName: `${kind}.csv`, map: {} })).body);
    await fetch(uploadUrl, { method: 'PUT', body: csv });
    const done = await this.#until(`the import of ${kind}`, async () => {
      const read = report.parse((await this.call('GET', `/api/imports/${id}`)).body);
      return read.state === 'done' || read.state === 'failed' ? read : undefined;
    });
    if (done.state !== 'done' || done.counts.rejected > 0) throw new Error(`${kind} did not come in: ${JSON.stringify(done)}`);
  }

  /** What somebody was sent, newest first. */
  async sentTo(customer: string): Promise<readonly ListedMessage[]> {
    const { body } = await this.call('GET', `/local/inbox?limit=100&customer=${encodeURIComponent(customer)}`);
    return listed.parse(body).items.filter(({ inbound }) => inbound !== true);
  }

  /** Waits for a campaign's message to somebody, `nth` from the first. */
  async message(customer: string, campaign: string, nth = 1): Promise<Mail> {
    const found = await this.#until(`${campaign} to ${customer}`, async () =>
      (await this.sentTo(customer)).filter((one) => one.campaign === campaign).at(-nth),
    );
    return mail.parse((await this.call('GET', `/local/inbox/${encodeURIComponent(found.id)}`)).body);
  }

  async #until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    const began = performance.now();
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (performance.now() - began > PATIENCE_MS) throw new Error(`${what} did not come in two minutes`);
      await pause(300);
    }
  }
}

/** The first link of a purpose in a message. */
export function linkIn({ html, text: plain, subject }: Mail, purpose: string): string {
  const [found] = new RegExp(`https?://[^\\s"'<>]+/p/${purpose}/[^\\s"'<>]+`).exec(html ?? plain) ?? [];
  if (found === undefined) throw new Error(`"${subject}" has no link to ${purpose}`);
  return found.replaceAll('&amp;', '&');
}
