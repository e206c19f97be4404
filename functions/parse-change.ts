import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Instant } from '../domain/calendar/calendar-date.ts';

const text = z.object({ S: z.string().min(1).max(2048) });

const changeSchema = z.object({
  dynamodb: z.object({
    /** Seconds. */
    ApproximateCreationDateTime: z.number().positive().optional(),
    NewImage: z.object({ pk: text, type: text, via: text.optional() }),
  }),
});

/** The owner and type of a changed state item, as the stream tells of it. */
export function parseChange(record: DynamoDBRecord): {
  readonly customer: string;
  readonly type: string;
  readonly via: string | undefined;
  readonly since: Instant | undefined;
} {
  const { ApproximateCreationDateTime: seconds, NewImage } = changeSchema.parse(record).dynamodb;
  const { pk, type, via } = NewImage;
  const since = seconds === undefined ? undefined : Math.floor(seconds) * 1000;
  return { customer: decodeURIComponent(pk.S.slice('C#'.length)), type: type.S, via: via?.S, since };
}
