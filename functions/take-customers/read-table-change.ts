import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { TableChange } from '../../workflows/take-table-rows.ts';

/** By column of `customers`: the attribute of their items, or a path of names with dots between. */
export type ColumnsOfItem = Readonly<Record<string, string>>;

const columns = z.record(z.string().max(128), z.string().min(1).max(255));
/** As the stack hands it in, which has checked the columns. */
export const readColumns = (text: string): ColumnsOfItem => columns.parse(JSON.parse(text));

const wire = z.record(z.string().max(65_536), z.unknown());
const changed = z.object({
  eventID: z.string().min(1).max(128),
  eventSourceARN: z.string().min(1).max(1024),
  dynamodb: z.object({
    SequenceNumber: z.string().regex(/^\d{1,40}$/),
    Keys: wire,
    // A stream that holds no new images is one whose rows all lack their id, which is then on record.
    NewImage: wire.default({}),
  }),
});

/** A change of an item as its stream tells of it, by our columns; what an item does not say is left out, as a blank cell is. */
export function readTableChange(record: DynamoDBRecord, columnsOfItem: ColumnsOfItem): TableChange {
  const { eventID: id, eventSourceARN: stream, dynamodb } = changed.parse(record);
  const { Keys, NewImage, SequenceNumber: sequence } = dynamodb;
  const keys = Object.entries(Keys).sort(([a], [b]) => (a < b ? -1 : 1));
  const row = Object.entries(columnsOfItem).flatMap(([column, path]) => {
    const value = cellOf(attributeAt(NewImage, path), column);
    return value === undefined ? [] : [[column, value] as const];
  });
  const source = /:(table\/[\w.-]+)/.exec(stream)?.[1] ?? stream;
  return { id, source: source.slice(0, 256), item: `${stream}\n${JSON.stringify(keys)}`, sequence, row: Object.fromEntries(row) };
}

type Wire = Readonly<Record<string, unknown>>;

/** A name may have dots of its own: it goes before a path. */
function attributeAt(image: Wire, path: string): unknown {
  if (Object.hasOwn(image, path)) return image[path];
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0 || !Object.hasOwn(image, first)) return undefined;
  const map = z.object({ M: wire }).safeParse(image[first]);
  return map.success ? attributeAt(map.data.M, rest.join('.')) : undefined;
}

const scalar = z.union([
  z.object({ S: z.string() }).transform(({ S }) => S),
  // As it is written: an id of twenty digits is more than a number holds.
  z.object({ N: z.string().max(40) }).transform(({ N }) => N),
  z.object({ BOOL: z.boolean() }).transform(({ BOOL }) => BOOL),
  z.object({ NULL: z.boolean() }).transform(() => undefined),
]);
const many = z.union([
  z.object({ SS: z.array(z.string()) }).transform(({ SS }) => SS),
  z.object({ NS: z.array(z.string()) }).transform(({ NS }) => NS),
  z.object({ L: z.array(scalar) }).transform(({ L }) => L.filter((one) => one !== undefined).map(String)),
]);
const dates: ReadonlySet<string> = new Set(['born_on', 'joined_on']);
const DATE_OF_TIME = /^(\d{4}-\d{2}-\d{2})T/;

/** Text, or a flag; several become one text. A map or bytes are no cell, and are refused as such under the name of their column. */
function cellOf(attribute: unknown, column: string): unknown {
  if (attribute === undefined) return undefined;
  const one = scalar.safeParse(attribute);
  // Of a date and time the date counts as it is written.
  if (one.success) return typeof one.data === 'string' && dates.has(column) ? (DATE_OF_TIME.exec(one.data)?.[1] ?? one.data) : one.data;
  const several = many.safeParse(attribute);
  return several.success ? several.data.join(', ') : { no: 'cell' };
}
