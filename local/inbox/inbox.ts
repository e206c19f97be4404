import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PostalMime from 'postal-mime';
import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { openJournal } from '../journal.ts';

const text = z.string().max(4096);

const entrySchema = z.object({
  id: text,
  /** Virtual time. */
  at: z.number(),
  channel: z.enum(['email', 'sms']),
  to: text,
  from: text,
  subject: text,
  /** Of a text, the whole of it. */
  text: z.string().optional(),
  customer: text.optional(),
  campaign: text.optional(),
  key: text.optional(),
  attempt: z.number().optional(),
  /** A text that came back: from the person to us. */
  inbound: z.boolean().optional(),
});

/** One line of the inbox: a message that a provider would have delivered. */
export type InboxEntry = z.infer<typeof entrySchema>;

export interface InboxQuery {
  /** Id of the last one seen: what is older follows. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly customer?: string | undefined;
  /** In subject, address, text or customer. */
  readonly search?: string | undefined;
}

export interface ReadMessage extends InboxEntry {
  readonly instant: Instant;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly html: string | undefined;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[];
}

/** Everything that was sent, kept as it went out. */
export interface Inbox {
  /** Files the mail first, then its line: a line never lacks its mail. */
  keep(entry: InboxEntry, raw?: Uint8Array): void;
  list(query: InboxQuery): { readonly items: readonly InboxEntry[]; readonly next?: string; readonly total: number };
  entry(id: string): InboxEntry | undefined;
  raw(id: string): Buffer | undefined;
  read(id: string): Promise<ReadMessage | undefined>;
  readonly size: number;
  close(): void;
}

export function openInbox(directory: string): Inbox {
  mkdirSync(directory, { recursive: true });
  const entries: InboxEntry[] = [];
  const places = new Map<string, number>();
  const remember = (entry: InboxEntry) => {
    places.set(entry.id, entries.length);
    entries.push(entry);
  };
  const journal = openJournal(join(directory, 'index.jsonl'), (line) => {
    const parsed = entrySchema.safeParse(line);
    if (parsed.success) remember(parsed.data);
  });
  const made = new Set<string>();
  // A folder per month, so that none grows without bound.
  const fileOf = ({ id, at }: InboxEntry) => join(directory, new Date(at).toISOString().slice(0, 7), `${id}.eml`);
  const find = (id: string) => entries[places.get(id) ?? -1];

  function raw(id: string): Buffer | undefined {
    const entry = find(id);
    return entry?.channel === 'email' ? readFileSync(fileOf(entry)) : undefined;
  }

  return {
    keep(entry, mail) {
      if (mail !== undefined) {
        const path = fileOf(entry);
        if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
        made.add(dirname(path));
        writeFileSync(path, mail);
      }
      journal.append(entry);
      remember(entry);
    },
    list({ after, limit, customer, search }) {
      const wanted = search?.toLowerCase();
      const items: InboxEntry[] = [];
      const start = after === undefined ? entries.length : (places.get(after) ?? 0);
      for (let i = start - 1; i >= 0 && items.length <= limit; i--) {
        const entry = entries[i];
        if (
          entry !== undefined &&
          (customer === undefined || entry.customer === customer) &&
          (wanted === undefined || mentions(entry, wanted))
        )
          items.push(entry);
      }
      const page = items.slice(0, limit);
      const last = page.at(-1);
      return { items: page, total: entries.length, ...(items.length > limit && last !== undefined ? { next: last.id } : {}) };
    },
    entry: find,
    raw,
    async read(id) {
      const entry = find(id);
      if (entry === undefined) return undefined;
      const mail = raw(id);
      if (mail === undefined) return { ...entry, instant: entry.at, headers: [], html: undefined, attachments: [] };
      const parsed = await PostalMime.parse(mail);
      return {
        ...entry,
        instant: entry.at,
        headers: parsed.headers.map(({ key, value }) => ({ name: key, value })),
        html: parsed.html,
        ...(parsed.text === undefined ? {} : { text: parsed.text }),
        attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
          name: filename ?? 'unnamed',
          type: mimeType,
          bytes: typeof content === 'string' ? content.length : content.byteLength,
        })),
      };
    },
    get size() {
      return entries.length;
    },
    close: () => journal.close(),
  };
}

const mentions = ({ to, subject, text: body, customer, campaign }: InboxEntry, wanted: string): boolean =>
  [to, subject, body, customer, campaign].some((part) => part?.toLowerCase().includes(wanted) === true);
