import * as z from 'zod';
import { type RejectReason, reportedValue } from '../../domain/import/reject.ts';
import { UnreadableFile } from '../../domain/import/unreadable-file.ts';
import type { Endpoint } from '../../domain/pinpoint/endpoint.ts';
import { CsvRecords } from '../csv/csv-records.ts';
import { decodeLines } from '../csv/decode-lines.ts';
import { ROW_LIMIT, unpack, wholeLines } from '../csv/file-bytes.ts';

/** A line that is no endpoint. */
export interface RefusedLine {
  /** `file:line`, from 1. */
  readonly source: string;
  readonly value: string;
  readonly reason: RejectReason;
}

const text = z.string().max(2000);
const blankIsAbsent = text.optional().transform((value) => (value === undefined || value.trim() === '' ? undefined : value));
const values = z
  .record(z.string().max(200), z.union([text, z.number(), z.array(z.union([text, z.number()])).max(50), z.null()]))
  .default({})
  .transform((record) => Object.fromEntries(Object.entries(record).flatMap(([name, given]) => joined(name, given))));

/** The EndpointResponse of Pinpoint's API, which is also a line of an export; in CSV its names are joined by dots. */
const exported = z.object({
  Id: text.min(1),
  ChannelType: z.string().max(40).default(''),
  Address: blankIsAbsent,
  OptOut: z.string().max(40).default('NONE'),
  EndpointStatus: z.string().max(40).default('ACTIVE'),
  EffectiveDate: z.string().max(40).default(''),
  Demographic: z.object({ Timezone: blankIsAbsent, Locale: blankIsAbsent }).default({ Timezone: undefined, Locale: undefined }),
  Location: z.object({ Country: blankIsAbsent }).default({ Country: undefined }),
  Attributes: values,
  Metrics: values,
  User: z.object({ UserId: blankIsAbsent, UserAttributes: values }).default({ UserId: undefined, UserAttributes: {} }),
});

/**
 * The endpoints of an export of Amazon Pinpoint, JSON lines or CSV, as it is or gzip. Format: EndpointResponse in Pinpoint's API
 * reference, and its developer guide, "Export endpoints". Throws `UnreadableFile` where the file as a whole is none.
 */
export async function* readEndpoints(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Endpoint | RefusedLine> {
  let take: ((chunk: Buffer, last: boolean) => (Endpoint | RefusedLine)[]) | undefined;
  for await (const chunk of decodeLines(wholeLines(unpack(bytes)))) {
    take ??= chunk.toString('utf8', 0, 100).trimStart().startsWith('{') ? fromJsonLines(file) : fromCsv(file);
    yield* take(chunk, false);
  }
  if (take === undefined) throw new UnreadableFile('The file is empty.');
  yield* take(Buffer.alloc(0), true);
}

function fromJsonLines(file: string) {
  let line = 0;
  return (chunk: Buffer, last: boolean): (Endpoint | RefusedLine)[] => {
    if (last) return [];
    return chunk
      .toString()
      .replace(/\n$/, '')
      .split('\n')
      .flatMap((written) => {
        line += 1;
        if (written.trim() === '') return [];
        if (Buffer.byteLength(written) > ROW_LIMIT) return [refusal(`${file}:${line}`, written, 'too-long')];
        return [endpointOf(`${file}:${line}`, written, parseJson(written))];
      });
  };
}

function fromCsv(file: string) {
  const records = new CsvRecords();
  let header: readonly string[] | undefined;
  return (chunk: Buffer, last: boolean): (Endpoint | RefusedLine)[] => {
    const found = records.take(chunk, last);
    if (header === undefined) {
      const first = found.shift();
      if (first === undefined) return [];
      if (!('cells' in first) || !first.cells.some((name) => name.trim() === 'Id'))
        throw new UnreadableFile('The first line is no header of Pinpoint’s endpoints: it has no column Id.');
      header = first.cells.map((name) => name.trim());
    }
    const names = header;
    return found.map((record) => {
      const source = `${file}:${record.line}`;
      if ('fault' in record) return refusal(source, record.text, record.fault);
      if (record.cells.length !== names.length) return refusal(source, record.cells.join(','), 'cell-count');
      return endpointOf(source, record.cells.join(','), nested(names, record.cells));
    });
  };
}

/** `User.UserAttributes.FirstName` stands in the user's attributes; what follows the known places is a name, dots and all. */
function nested(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  const records = new Map<string, Record<string, unknown>>([['', root]]);
  const recordAt = (place: string): Record<string, unknown> => {
    const known = records.get(place);
    if (known !== undefined) return known;
    const made: Record<string, unknown> = {};
    const cut = place.lastIndexOf('.');
    recordAt(cut < 0 ? '' : place.slice(0, cut))[place.slice(cut + 1)] = made;
    records.set(place, made);
    return made;
  };
  for (const [index, name] of names.entries()) {
    const value = cells[index] ?? '';
    const place = places.find((known) => name.startsWith(`${known}.`)) ?? '';
    if (value !== '') recordAt(place)[place === '' ? name : name.slice(place.length + 1)] = value;
  }
  return root;
}

/** The longest first. */
const places = ['User.UserAttributes', 'User', 'Attributes', 'Metrics', 'Demographic', 'Location'] as const;

function endpointOf(source: string, written: string, given: unknown): Endpoint | RefusedLine {
  const parsed = exported.safeParse(given);
  if (!parsed.success) return refusal(source, written, given === undefined ? 'malformed-json' : 'unknown-value');
  const { Id, ChannelType, Address, OptOut, EndpointStatus, EffectiveDate, Demographic, Location, Attributes, Metrics, User } = parsed.data;
  return {
    source,
    id: Id,
    userId: User.UserId,
    channel: ChannelType.toUpperCase(),
    address: Address,
    optedOut: OptOut.toUpperCase() !== 'NONE' && OptOut !== '',
    active: EndpointStatus.toUpperCase() !== 'INACTIVE',
    effectiveAt: EffectiveDate,
    timeZone: Demographic.Timezone,
    locale: Demographic.Locale,
    country: Location.Country,
    attributes: { ...Metrics, ...Attributes },
    userAttributes: User.UserAttributes,
  };
}

const refusal = (source: string, written: string, reason: RejectReason): RefusedLine => ({ source, value: reportedValue(written), reason });

function joined(name: string, given: string | number | readonly (string | number)[] | null): [string, string][] {
  const value = Array.isArray(given) ? given.join('; ') : String(given ?? '');
  return value === '' ? [] : [[name, value]];
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
