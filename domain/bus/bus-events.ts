import * as z from 'zod';

/**
 * What we tell the event bus, by `detail-type`. A shape that has been published is never changed: what must change becomes the next
 * version, beside the one that others read. Ids of ours and no addresses. Published under schemas/.
 */

const id = z.string().min(1).max(512).describe('The same for the same thing, however often it is told.');
const customer = z.string().min(1).max(128).describe('Id of the customer.');
const instant = z.int().describe('Milliseconds since 1970-01-01T00:00:00Z.');

const ofCase = z.strictObject({
  id,
  version: z.literal(1),
  case: z.string().min(1).max(64),
  kind: z
    .string()
    .min(1)
    .max(64)
    .describe('complaint, repair, recall, dissatisfied, message, repeat-fault, promise, call, let-down; more may come.'),
  customer,
  due: instant,
  owner: z.string().max(100).nullable().describe('Who sees to it.'),
});

const ofPromise = z.strictObject({
  id,
  version: z.literal(1),
  promise: z.string().min(1).max(128),
  kind: z.enum(['quality', 'price', 'time']),
  customer,
  due: instant,
  text: z.string().max(4096).describe('What was promised, in the words of whoever wrote it down.'),
});

export const busEvents = {
  'case.due-soon': ofCase.describe('Three quarters of the time of an open case are gone.'),
  'case.overdue': ofCase
    .extend({ escalatedTo: z.string().max(100).describe('Whom it was passed on to.') })
    .describe('An open case has missed its due time and was passed on.'),
  'promise.due-soon': ofPromise.describe('A promise is due soon, and has not been kept.'),
  'promise.broken': ofPromise.describe('A promise was not kept by its time.'),
} as const;

export type BusEventType = keyof typeof busEvents;
