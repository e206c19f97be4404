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

/** A message's change of state as the stream tells it: up where it is counted now, down where it was counted before. */
export function parseOutcome({ dynamodb }: DynamoDBRecord): OutcomeChange[] {
  const sequence = dynamodb?.SequenceNumber ?? '';
  const [before, after] = [outcomeIn(dynamodb?.OldImage), outcomeIn(dynamodb?.NewImage)];
  return [
    ...(before === undefined ? [] : [{ sequence, ...before.counted, from: before.outcome, to: undefined }]),
    ...(after === undefined ? [] : [{ sequence, ...after.counted, from: undefined, to: after.outcome }]),
  ];
}

/** A later outcome may bear another day and channel than the one that it takes the place of. */
function outcomeIn(stored: Image) {
  if (stored === undefined) return undefined;
  const { campaign, step, state, reason, channel, at, timeZone } = image.parse(stored);
  return {
    counted: {
      campaign: campaign.S,
      day: localDate(Number(at.N), timeZone.S),
      step: step.S,
      channel: channel !== undefined && 'S' in channel ? channel.S : null,
    },
    outcome: reason === undefined ? state.S : `${state.S}:${reason.S}`,
  };
}
