import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { OutcomeChange } from '../../workflows/count-outcomes.ts';

const text = z.object({ S: z.string().max(256) });

const image = z.object({
  type: text,
  /** Of a visit; an answer has none and stands for good. */
  status: text.optional(),
  goal: z
    .object({
      M: z.object({
        campaign: text,
        step: text,
        day: text,
        channel: z.union([text, z.object({ NULL: z.boolean() })]),
        beside: z.object({ BOOL: z.boolean() }).optional(),
      }),
    })
    .optional(),
});

/** A visit or an answer is counted beside its message, and as the goal where it is one in time; a visit that is called off is not counted any more. */
export function parseGoal({ dynamodb }: DynamoDBRecord): OutcomeChange[] {
  const sequence = dynamodb?.SequenceNumber ?? '';
  return [
    ...reachedIn(dynamodb?.OldImage).map((reached) => ({ sequence, ...reached, by: -1 })),
    ...reachedIn(dynamodb?.NewImage).map((reached) => ({ sequence, ...reached, by: 1 })),
  ];
}

function reachedIn(stored: Record<string, AttributeValue> | undefined) {
  if (stored === undefined) return [];
  const { type, status, goal } = image.parse(stored);
  if (goal === undefined || status?.S === 'cancelled') return [];
  const { campaign, step, day, channel, beside } = goal.M;
  const counted = { campaign: campaign.S, step: step.S, day: day.S, channel: 'S' in channel ? channel.S : null };
  const act = { ...counted, outcome: type.S === 'BOOKING' ? 'booked' : 'answered' };
  return beside?.BOOL === true ? [act] : [act, { ...counted, outcome: 'goal' }];
}
