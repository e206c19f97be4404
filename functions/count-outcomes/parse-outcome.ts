import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { OutcomeChange } from '../../workflows/count-outcomes.ts';

const text = z.object({ S: z.string().max(256) });

const image = z.object({
  campaign: text,
  step: text,
  state: text,
  reason: text.optional(),
  channel: z.union([text, z.object({ NULL: z.boolean() })]).optional(),
  at: z.object({ N: z.string().max(32) }),
  timeZone: text,
});

type Image = Record<string, AttributeValue> | undefined;

/** A message's change of state as the stream tells it. */
export function parseOutcome({ dynamodb }: DynamoDBRecord): OutcomeChange {
  const after = image.parse(dynamodb?.NewImage);
  return {
    campaign: after.campaign.S,
    day: localDate(Number(after.at.N), after.timeZone.S),
    step: after.step.S,
    channel: after.channel !== undefined && 'S' in after.channel ? after.channel.S : null,
    to: stateOf(dynamodb?.NewImage),
    from: stateOf(dynamodb?.OldImage),
  };
}

function stateOf(stored: Image): string | undefined {
  if (stored === undefined) return undefined;
  const { state, reason } = image.parse(stored);
  return reason === undefined ? state.S : `${state.S}:${reason.S}`;
}
