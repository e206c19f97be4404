import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { CustomerNews } from '../../workflows/derive/derive-customer.ts';
import type { FailedNews } from '../../workflows/settle-unknown.ts';

export interface FailedBatchesProps {
  readonly client: S3Client;
  readonly bucket: string;
  /** `aws/lambda/<id of the event source mapping>/` */
  readonly prefix: string;
  readonly readNews: (records: readonly DynamoDBRecord[]) => readonly CustomerNews[];
}

/** In one run; what is left comes with the next. */
const MOST = 100;

/** Six megabytes are the most that an invocation takes; as a text within a text each quote and each backslash of it counts twice. */
const LARGEST_EVENT = 6_300_000;
const LARGEST_REPORT = 2 * LARGEST_EVENT + 10_000;

const json = (longest: number) => z.string().max(longest).transform(parsed);

const event = z.object({ Records: z.array(z.custom<DynamoDBRecord>((value) => typeof value === 'object')).max(10_000) });

/**
 * Lambda's report of a batch that it gave up. Only to a bucket does it add the invocation's event, whole, as `payload`: its JSON as a
 * text (https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html). The event as an object would be read as well.
 */
const report = json(LARGEST_REPORT).pipe(z.object({ payload: z.union([json(LARGEST_EVENT).pipe(event), event]) }));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the on-failure destination of the stream's consumer holds: one object per batch. */
export function s3FailedBatches({ client, bucket, prefix, readNews }: FailedBatchesProps): FailedNews {
  return {
    async *batches() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: MOST }));
      for (const { Key } of Contents) {
        const object = { Bucket: bucket, Key };
        const { Body } = await client.send(new GetObjectCommand(object));
        const read = report.safeParse(await Body?.transformToString());
        yield {
          news: read.success ? readNews(read.data.payload.Records) : undefined,
          remove: async () => {
            await client.send(new DeleteObjectCommand(object));
          },
        };
      }
    },
  };
}
