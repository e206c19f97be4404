import * as z from 'zod';
import type { Value, Values } from '../../../domain/facts/fact.ts';

/**
 * The fields that stored bodies are made of. Bodies stand as attributes of their item, not under a map of their own: conditions and
 * indexes reach only top-level attributes, and a map costs three bytes and more. Long lists, which nothing ever asks a condition of,
 * stand as JSON text: the SDK takes some twenty times as long over a list of maps, and repeats every name.
 */
export const id = z.string().max(512);
export const campaignId = z.string().max(128);
export const short = z.string().max(256);
export const text = z.string().max(4096);
export const instant = z.int();
export const count = z.int();
export const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const localTime = z.string().regex(/^\d{2}:\d{2}$/);
/** Exact decimal text. */
export const decimal = z.string().max(40);
export const channel = z.enum(['email', 'sms']);
export const yearlyCalendar = z.literal('chinese');
export const campaignClass = z.enum(['marketing', 'service', 'safety']);

const value: z.ZodType<Value> = z.lazy(() =>
  z.union([text, z.number(), z.boolean(), z.null(), z.array(value).max(1000), z.record(short, value)]),
);
export const values: z.ZodType<Values> = z.record(short, value);

/** DynamoDB takes items of at most 400 KB. */
const LONGEST_JSON = 390_000;

/** A value kept as JSON text. */
export function jsonText<Schema extends z.ZodType>(schema: Schema) {
  return z.codec(z.string().max(LONGEST_JSON), schema, {
    decode: (stored, context): z.input<Schema> => {
      try {
        return JSON.parse(stored);
      } catch {
        context.issues.push({ code: 'custom', message: 'not JSON', input: stored });
        return z.NEVER;
      }
    },
    encode: (body) => JSON.stringify(body),
  });
}

/**
 * How a body stands in the table and how it is read back. Bodies without JSON text look the same on both sides: those are written by
 * `parse`, which checks them too and takes a fifth of the time of `z.encode`.
 */
export type StoredAs<Body> = z.ZodType<Body, Readonly<Record<string, unknown>>>;
