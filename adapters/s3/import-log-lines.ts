import * as z from 'zod';
import type { LeftRecord } from '../../workflows/import-shelf.ts';
import type { LoggedChange } from '../../workflows/imports/import-log.ts';
import { readRecord, recordItem, recordTypes } from '../dynamo/items/record-item.ts';

export const logKey = (id: string, part: number): string => `reports/${id}.before-${part}.jsonl`;
export const leftKey = (id: string): string => `reports/${id}.left.jsonl`;

const id = z.string().max(2048);
const moved = z.object({ from: z.enum(['yes', 'unknown', 'no', 'withdrawn']), to: z.enum(['yes', 'unknown', 'no', 'withdrawn']) });
const line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    ref: z.object({ customer: id, type: recordTypes, id }),
    /** As it stood in the table. */
    before: z.record(z.string().max(256), z.unknown()).optional(),
  }),
  z.object({ kind: z.literal('consents'), customer: id, n: z.int(), email: moved.optional(), sms: moved.optional() }),
]);
const left = z.object({ customer: id, type: z.string().max(64), id });

export const logText = (changes: readonly LoggedChange[]): string =>
  changes.map((change) => `${JSON.stringify(change.kind === 'record' ? stored(change) : change)}\n`).join('');

const stored = ({ before, ...change }: Extract<LoggedChange, { kind: 'record' }>) =>
  before === undefined ? change : { ...change, before: recordItem(before, 'import') };

export function readLogLine(text: string): LoggedChange {
  const read = line.parse(JSON.parse(text));
  if (read.kind === 'consents' || read.before === undefined) return read.kind === 'consents' ? read : { kind: 'record', ref: read.ref };
  return { ...read, before: readRecord(read.before) };
}

export const leftText = (records: readonly LeftRecord[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

export const readLeftLine = (text: string): LeftRecord => left.parse(JSON.parse(text));
