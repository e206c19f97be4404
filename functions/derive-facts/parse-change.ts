import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

const text = z.object({ S: z.string().min(1).max(2048) });

const changeSchema = z.object({
  dynamodb: z.object({
    NewImage: z.object({ pk: text, type: text, via: text.optional() }),
  }),
});

/** The owner and type of a changed state item, as the stream tells of it. */
export function parseChange(record: DynamoDBRecord): {
  readonly customer: string;
  readonly type: string;
  readonly via: string | undefined;
} {
  const { pk, type, via } = changeSchema.parse(record).dynamodb.NewImage;
  return { customer: decodeURIComponent(pk.S.slice('C#'.length)), type: type.S, via: via?.S };
}
