import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { instantText, localDate } from '../../domain/calendar/zoned-time.ts';
import type { MailChange, OutcomeChange } from '../../workflows/count-outcomes.ts';

const text = z.object({ S: z.string().max(256) });

const image = z.object({
  campaign: text,
  step: text,
  state: text,
  reason: text.optional(),
  channel: z.union([text, z.object({ NULL: z.boolean() })]).optional(),
  at: z.object({ N: z.string().max(32) }),
  timeZone: text,
  bounce: text.optional(),
  engagement: z.object({ M: z.object({ openedAt: z.unknown().optional(), clickedAt: z.unknown().optional() }) }).optional(),
});

type Image = Record<string, AttributeValue> | undefined;

/** A message's change of state as the stream tells it: up where it is counted now, down where it was counted before. */
export function parseOutcome({ dynamodb }: DynamoDBRecord): OutcomeChange[] {
  const sequence = dynamodb?.SequenceNumber ?? '';
  const [before, after] = [outcomeIn(dynamodb?.OldImage), outcomeIn(dynamodb?.NewImage)];
  return [
    ...(before === undefined ? [] : before.outcomes.map((from) => ({ sequence, ...before.counted, from, to: undefined }))),
    ...(after === undefined ? [] : after.outcomes.map((to) => ({ sequence, ...after.counted, from: undefined, to }))),
  ];
}

/** The same for the sender's repute: mails alone, each under its UTC day. */
export function parseMail({ dynamodb }: DynamoDBRecord): MailChange[] {
  const sequence = dynamodb?.SequenceNumber ?? '';
  const [before, after] = [mailIn(dynamodb?.OldImage), mailIn(dynamodb?.NewImage)];
  return [
    ...before.names.filter((name) => !after.names.includes(name)).map((name) => ({ sequence, day: before.day, name, by: -1 as const })),
    ...after.names.filter((name) => !before.names.includes(name)).map((name) => ({ sequence, day: after.day, name, by: 1 as const })),
  ];
}

const accepted: ReadonlySet<string> = new Set(['sent', 'delivered', 'bounced', 'complained']);

function mailIn(stored: Image): { readonly day: string; readonly names: readonly MailChange['name'][] } {
  if (stored === undefined) return { day: '', names: [] };
  const { channel, state, at, bounce } = image.parse(stored);
  const day = instantText(Number(at.N)).slice(0, 10);
  if (channel === undefined || !('S' in channel) || channel.S !== 'email' || !accepted.has(state.S)) return { day, names: [] };
  return {
    day,
    names: ['sent', ...(bounce?.S === 'hard' ? ['bounced' as const] : []), ...(state.S === 'complained' ? ['complained' as const] : [])],
  };
}

/** A later outcome may bear another day and channel than the one that it takes the place of. */
function outcomeIn(stored: Image) {
  if (stored === undefined) return undefined;
  const { campaign, step, state, reason, channel, at, timeZone, engagement } = image.parse(stored);
  const looked = engagement?.M;
  return {
    counted: {
      campaign: campaign.S,
      day: localDate(Number(at.N), timeZone.S),
      step: step.S,
      channel: channel !== undefined && 'S' in channel ? channel.S : null,
    },
    // Beside its outcome, that a person opened it or followed a link of it.
    outcomes: [
      reason === undefined ? state.S : `${state.S}:${reason.S}`,
      ...(looked?.openedAt === undefined ? [] : ['opened']),
      ...(looked?.clickedAt === undefined ? [] : ['clicked']),
    ],
  };
}
