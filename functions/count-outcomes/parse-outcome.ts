import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { instantText, localDate } from '../../domain/calendar/zoned-time.ts';
import { armOf } from '../../domain/campaigns/arm.ts';
import { spokenStep } from '../../domain/campaigns/variant-texts.ts';
import type { MailChange, OutcomeChange } from '../../workflows/count-outcomes.ts';

const text = z.object({ S: z.string().max(256) });

const number = z.object({ N: z.string().max(32) });

const image = z.object({
  campaign: text,
  step: text,
  variant: text.optional(),
  state: text,
  reason: text.optional(),
  channel: z.union([text, z.object({ NULL: z.boolean() })]).optional(),
  at: number,
  timeZone: text,
  bounce: text.optional(),
  engagement: z
    .object({ M: z.object({ openedAt: z.unknown().optional(), clickedAt: z.unknown().optional(), machine: number.optional() }) })
    .optional(),
  ordered: z.object({ M: z.object({ hundredths: number }) }).optional(),
  tierKept: z.object({ BOOL: z.boolean() }).optional(),
  leftOn: text.optional(),
  redeemedOn: text.optional(),
});

type Image = Record<string, AttributeValue> | undefined;

/** A message's change of state as the stream tells it: up where it is counted now, down where it was counted before. */
export function parseOutcome({ dynamodb }: DynamoDBRecord): OutcomeChange[] {
  const sequence = dynamodb?.SequenceNumber ?? '';
  const [before, after] = [outcomeIn(dynamodb?.OldImage), outcomeIn(dynamodb?.NewImage)];
  return [
    ...(before === undefined ? [] : before.outcomes.map(([outcome, by]) => ({ sequence, ...before.counted, outcome, by: -by }))),
    ...(after === undefined ? [] : after.outcomes.map(([outcome, by]) => ({ sequence, ...after.counted, outcome, by }))),
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
  const { campaign, step, variant, state, reason, channel, at, timeZone, engagement, ordered, tierKept, leftOn, redeemedOn } =
    image.parse(stored);
  const looked = engagement?.M;
  const opened = looked?.openedAt !== undefined;
  const arm = state.S === 'covered' ? ':outside' : armSuffix(reason?.S);
  const outcomes: readonly (readonly [outcome: string, by: number])[] = [
    [reason === undefined ? state.S : `${state.S}:${reason.S}`, 1],
    // Beside its outcome: that a person opened it or followed a link of it, or that machines alone did.
    ['opened', opened ? 1 : 0],
    ['machine', !opened && Number(looked?.machine?.N ?? 0) > 0 ? 1 : 0],
    ['clicked', looked?.clickedAt === undefined ? 0 : 1],
    // And what came of it later. Who was held back can have ordered too: by that both arms are compared.
    [`ordered${arm}`, ordered === undefined ? 0 : 1],
    [`revenue${arm}`, Number(ordered?.M.hundredths.N ?? 0)],
    [`tier-kept${arm}`, tierKept?.BOOL === true ? 1 : 0],
    ['left', leftOn === undefined ? 0 : 1],
    ['redeemed', redeemedOn === undefined ? 0 : 1],
  ];
  return {
    counted: {
      campaign: campaign.S,
      day: localDate(Number(at.N), timeZone.S),
      step: spokenStep(step.S, variant?.S),
      channel: channel !== undefined && 'S' in channel ? channel.S : null,
    },
    outcomes: outcomes.filter(([, by]) => by !== 0),
  };
}

/** `ordered:holdout` is what the comparison group did, `ordered:outside` who was in neither group. */
function armSuffix(reason: string | undefined): string {
  const arm = armOf(reason);
  return arm === 'asked' ? '' : `:${arm}`;
}
