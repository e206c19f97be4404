import * as z from 'zod';

const notice = z.object({ Message: z.string().max(262_144), Timestamp: z.string().max(64) });

/** What SNS tells, as far as we read it. */
export type Notice = z.infer<typeof notice>;

/**
 * A letter of the queue behind us: the whole event where the function failed (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html),
 * the bare notice where SNS could not hand it over at all (https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html).
 */
const missed = z.union([z.object({ Records: z.array(z.object({ Sns: notice })).max(100) }), notice]);

/** Throws for what is no JSON, and for what nobody sent us. */
export function parseMissed(body: string): readonly Notice[] {
  const letter = missed.parse(JSON.parse(body));
  return 'Records' in letter ? letter.Records.map(({ Sns }) => Sns) : [letter];
}
