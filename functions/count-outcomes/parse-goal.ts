import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { OutcomeChange } from '../../workflows/count-outcomes.ts';

const text = z.object({ S: z.string().max(256) });

const image = z.object({
  /** Of a visit; an answer has none and stands for good. */
  status: text.optional(),
  goal: z
    .object({ M: z.object({ campaign: text, step: text, day: text, channel: z.union([text, z.object({ NULL: z.boolean() })]) }) })
    .optional(),
});

/** A visit or an answer that reached a message's goal is counted beside that message; a visit that is called off is not counted any more. */
export function parseGoal({ dynamodb }: DynamoDBRecord): OutcomeChange[] {
  const sequence = dynamodb?.SequenceNumber ?? '';
  const [before, after] = [goalIn(dynamodb?.OldImage), goalIn(dynamodb?.NewImage)];
  return [
    ...(before === undefined ? [] : [{ sequence, ...before, from: 'goal', to: undefined }]),
    ...(after === undefined ? [] : [{ sequence, ...after, from: undefined, to: 'goal' }]),
  ];
}

function goalIn(stored: Record<string, AttributeValue> | undefined) {
  if (stored === undefined) return undefined;
  const { status, goal } = image.parse(stored);
  if (goal === undefined || status?.S === 'cancelled') return undefined;
  const { campaign, step, day, channel } = goal.M;
  return { campaign: campaign.S, step: step.S, day: day.S, channel: 'S' in channel ? channel.S : null };
}
