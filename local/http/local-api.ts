import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill/full';
import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { Journey } from '../clock/journey.ts';
import type { TableItem } from '../events/customer-table.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Inbox, ReadMessage } from '../inbox/inbox.ts';
import { type Meter, storedIn } from '../meter/meter.ts';
import { type HttpReply, json, problem } from './http-reply.ts';

export interface LocalApiOptions {
  readonly clock: Clock;
  readonly journey: Journey;
  readonly inbox: Inbox;
  readonly meter: Meter;
  readonly storedBytes: () => Promise<number>;
  /** Sends a person's text to our number, as the provider would tell of it; false where the deployment takes none. */
  readonly textUs: (from: string, body: string) => boolean;
  /** The default bus, on which whoever sits before the laptop may tell what another system would. */
  readonly bus: Pick<EventBus, 'put'>;
  /** Puts an item into the company's own table of customers; false where the deployment takes none. */
  readonly putCustomer: (item: TableItem) => boolean;
  /** What the template has that a laptop does not, how full the queues are. */
  readonly status: () => unknown;
  /** What the functions were allowed and needed, since the start. */
  readonly permissionsUsed: () => unknown;
}

const moveBody = z.union([
  z.object({ days: z.int().min(1).max(7400) }).strict(),
  z.object({ months: z.int().min(1).max(240) }).strict(),
  z.object({ to: z.string().max(40) }).strict(),
]);

const answerBody = z.object({ text: z.string().min(1).max(1600) }).strict();

/** As `aws events put-events --entries file://…` takes them. */
const eventsBody = z
  .array(z.object({ Source: z.string().min(1).max(256), DetailType: z.string().min(1).max(128), Detail: z.string().max(262_144) }))
  .min(1)
  .max(10);

/** As `aws dynamodb put-item --item file://…` takes it. */
const itemBody = z
  .record(z.string().min(1).max(255), z.record(z.string().max(4), z.unknown()))
  .refine((item) => Object.keys(item).length > 0);

const inboxQuery = z.object({
  after: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  customer: z.string().max(128).optional(),
  search: z.string().max(200).optional(),
});

/** `/local/…`: the clock, the inbox and the costs, which only a laptop has. */
export function localApi({
  clock,
  journey,
  inbox,
  meter,
  storedBytes,
  textUs,
  bus,
  putCustomer,
  status,
  permissionsUsed,
}: LocalApiOptions) {
  return async (method: string, url: URL, body: Buffer): Promise<HttpReply> => {
    const [, , what = '', id = '', part = ''] = url.pathname.split('/');
    switch (`${method} ${what}`) {
      case 'GET clock':
        return json(journey.state);
      case 'POST clock':
        return setOut(body);
      case 'DELETE clock':
        journey.cancel();
        return json(journey.state, 202);
      case 'GET costs':
        return json({ ...meter.costs(), stored: storedIn(await storedBytes()) });
      case 'GET status':
        return json(status());
      case 'GET permissions':
        return json(permissionsUsed());
      case 'POST events':
        return tell(body);
      case 'POST customer-table':
        return put(body);
      case 'POST inbox':
        return answer(decodeURIComponent(id), part, body);
      case 'GET inbox':
        return id === '' ? list(url) : await message(decodeURIComponent(id), part);
      default:
        return problem(404, `There is no ${method} ${url.pathname}.`);
    }
  };

  function setOut(body: Buffer): HttpReply {
    const to = readTarget(body, clock.now());
    if (to === undefined)
      return problem(400, 'Say how far: {"days": 1}, {"months": 1}, or {"to": "2027-01-01"} with a date or an instant.');
    const refused = journey.start(to);
    return refused === undefined ? json(journey.state, 202) : problem(journey.state.busy ? 409 : 400, refused);
  }

  function tell(body: Buffer): HttpReply {
    const read = eventsBody.safeParse(parseJson(body));
    if (!read.success) return problem(400, 'Say what happened: [{"Source": "shop", "DetailType": "order.placed", "Detail": "{…}"}].');
    const details = read.data.map(({ Detail }) => parseJson(Buffer.from(Detail)));
    if (details.includes(undefined)) return problem(400, 'The Detail of an event is JSON as text.');
    const ids = read.data.map(({ Source, DetailType }, n) => bus.put({ source: Source, detailType: DetailType, detail: details[n] }));
    return json({ ids }, 202);
  }

  function put(body: Buffer): HttpReply {
    const read = itemBody.safeParse(parseJson(body));
    if (!read.success) return problem(400, 'Say what is put: {"id": {"S": "C-1"}, "fullName": {"S": "Jo Lane"}}.');
    return putCustomer(read.data) ? json({}, 202) : problem(409, 'This deployment takes no table of customers.');
  }

  function list(url: URL): HttpReply {
    const query = inboxQuery.safeParse(Object.fromEntries(url.searchParams));
    if (!query.success) return problem(400, z.prettifyError(query.error));
    const { items, ...rest } = inbox.list(query.data);
    return json({ items: items.map(({ at, ...entry }) => ({ ...entry, at: textOf(at) })), ...rest });
  }

  /** Answers a text of the inbox in the person's place. */
  function answer(id: string, part: string, body: Buffer): HttpReply {
    const entry = inbox.entry(id);
    if (part !== 'answer' || entry?.channel !== 'sms' || entry.inbound === true) return problem(404, 'There is no such text message.');
    const read = answerBody.safeParse(parseJson(body));
    if (!read.success) return problem(400, 'Say what to answer: {"text": "STOP"}.');
    const { text } = read.data;
    if (!textUs(entry.to, text)) return problem(409, 'This deployment takes no texts.');
    const kept = {
      id: randomUUID(),
      at: clock.now(),
      channel: 'sms',
      to: entry.from,
      from: entry.to,
      subject: '',
      text,
      inbound: true,
    } as const;
    inbox.keep(entry.customer === undefined ? kept : { ...kept, customer: entry.customer });
    return json({ id: kept.id }, 202);
  }

  async function message(id: string, part: string): Promise<HttpReply> {
    if (part === 'raw') {
      const raw = inbox.raw(id);
      return raw === undefined
        ? problem(404, 'There is no such mail.')
        : { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: raw };
    }
    const read = await inbox.read(id);
    if (read === undefined) return problem(404, 'There is no such message.');
    if (part === 'html') return framed(read);
    const { instant, ...rest } = read;
    return json({ ...rest, at: textOf(instant), cost: meter.messageCost(read.channel) });
  }
}

const textOf = (instant: Instant) => Temporal.Instant.fromEpochMilliseconds(instant).toString({ smallestUnit: 'second' });

/** A mail may run nothing and reach nothing but its pictures; its links open apart. */
function framed({ html, text = '' }: ReadMessage): HttpReply {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'self'",
    },
    body: html === undefined ? `<pre style="white-space:pre-wrap">${escaped}</pre>` : `<base target="_blank">${html}`,
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Days and months run in UTC; a date means its beginning there. Undefined where it cannot be read. */
function readTarget(body: Buffer, now: Instant): Instant | undefined {
  try {
    const wanted = moveBody.parse(JSON.parse(body.toString('utf8')));
    if ('to' in wanted) {
      return /^\d{4}-\d{2}-\d{2}$/.test(wanted.to)
        ? Temporal.PlainDate.from(wanted.to).toZonedDateTime('UTC').epochMilliseconds
        : Temporal.Instant.from(wanted.to).epochMilliseconds;
    }
    return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').add(wanted).epochMilliseconds;
  } catch {
    return undefined;
  }
}
