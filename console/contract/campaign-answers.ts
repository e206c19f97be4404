import * as z from 'zod/mini';
import type { Block, CampaignTexts, WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import { variantNames } from '../../domain/campaigns/variant-texts.ts';
import { customerShape } from './customer-answers.ts';

/** What the API answers about campaigns, as far as the console shows it. */

const text = z.string();
const maybe = z.optional(text);
const number = z.number();

export const stepShape = z.object({
  id: text,
  offsetDays: number,
  channels: z.array(z.enum(['email', 'sms'])),
  send: z.enum(['first', 'each']),
  at: maybe,
  spreadMinutes: z.optional(number),
  variants: z.optional(z.array(z.enum(variantNames))),
});
export type PlanStep = z.infer<typeof stepShape>;

const planFields = {
  id: text,
  name: maybe,
  class: z.enum(['marketing', 'service', 'safety']),
  fact: text,
  rule: text,
  steps: z.array(stepShape),
  audience: z.optional(z.union([z.boolean(), z.record(text, z.unknown())])),
  bond: z.optional(z.literal([1, 2, 3])),
  programme: z.optional(z.enum(['invite-to-call', 'ask-after-sale', 'news-and-advice', 'joint-plan'])),
  holdoutPercent: z.optional(number),
  startsOn: maybe,
  endsOn: maybe,
};
const planShape = z.object(planFields);
export type Plan = z.infer<typeof planShape>;

const campaignShape = z.object({
  ...planFields,
  version: number,
  live: z.boolean(),
  approved: z.boolean(),
  archived: z.optional(z.boolean()),
});
export type CampaignInFull = z.infer<typeof campaignShape>;

const draftState = z.enum(['draft', 'in-review']);
const editShape = z.object({ plan: planShape, state: draftState, by: text, at: number, base: number, rev: number });
export type Edit = z.infer<typeof editShape>;
export const galleryShape = z.object({ items: z.array(campaignShape), drafts: z.array(editShape) });

const block: z.ZodMiniType<Block> = z.union([
  text,
  z.object({ rows: z.array(z.union([z.tuple([text, text]), z.tuple([text, text, text])])), each: maybe }),
  z.object({ highlight: text, caption: text }),
  z.object({ button: text, href: text }),
  z.object({ answers: z.array(z.object({ label: text, href: text })) }),
  z.object({ scale: z.tuple([number, number]), href: text, low: text, high: text }),
  z.object({ picture: text, alt: text, href: maybe }),
  z.object({ productCard: z.enum(['products', 'product']) }),
  z.object({ mjml: text }),
  z.object({ when: text, blocks: z.array(z.lazy(() => block)), otherwise: z.optional(z.array(z.lazy(() => block))) }),
]);
const said = {
  email: z.optional(z.object({ subject: text, preheader: text, emblem: maybe, heading: text, blocks: z.array(block) })),
  sms: maybe,
};
const textsOf: z.ZodMiniType<CampaignTexts> = z.object({
  why: text,
  steps: z.record(text, z.object({ ...said, variants: z.optional(z.record(text, z.object(said))) })),
});
const textsShape: z.ZodMiniType<WrittenTexts> = z.object({ en: z.optional(textsOf), zh: z.optional(textsOf) });

const changeShape = z.object({ path: text, before: maybe, after: maybe });
export type Change = z.infer<typeof changeShape>;
export const detailShape = z.object({
  campaign: z.nullable(campaignShape),
  texts: z.nullable(textsShape),
  mayApprove: z.boolean(),
  mayEdit: z.boolean(),
  draft: z.nullable(
    z.object({
      plan: planShape,
      texts: textsShape,
      base: number,
      rev: number,
      state: draftState,
      by: text,
      at: number,
      authors: z.array(text),
      note: maybe,
      changes: z.array(changeShape),
    }),
  ),
  versions: z.array(
    z.object({ version: number, by: text, at: number, approvedBy: text, approvedAt: number, changes: z.array(changeShape) }),
  ),
});
export type CampaignDetail = z.infer<typeof detailShape>;

/** A local copy of what somebody is writing. */
export const keptShape = z.object({ rev: number, plan: planShape, texts: textsShape });
export type Kept = z.infer<typeof keptShape>;

export const pictureShape = z.object({ channel: z.enum(['email', 'sms']), subject: text, html: text, text });

export const numbersShape = z.object({
  days: number,
  items: z.array(
    z.object({
      campaign: text,
      sent: number,
      failed: number,
      heldBack: z.array(z.object({ reason: text, count: number, why: text })),
    }),
  ),
});

export const factKindsShape = z.object({ items: z.array(z.object({ kind: text, own: z.boolean(), rule: text })) });
export const slotsShape = z.object({ items: z.array(z.object({ name: text, example: text })) });
export const fieldsShape = z.object({ items: z.array(z.object({ name: text, values: z.array(text) })) });

export const audienceShape = z.object({
  planned: number,
  cut: z.boolean(),
  tried: number,
  inside: number,
  people: z.array(z.object({ customer: customerShape, day: text, about: maybe })),
});

const findingShape = z.object({
  step: text,
  variant: maybe,
  channel: z.enum(['email', 'sms']),
  locale: z.enum(['en', 'zh']),
  what: text,
  grave: z.boolean(),
  detail: maybe,
});
export type Finding = z.infer<typeof findingShape>;
export const reviewShape = z.object({ items: z.array(findingShape) });

export const previewShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('missing'), what: text }),
  z.object({
    kind: z.literal('rendered'),
    subject: text,
    html: text,
    text,
    segments: z.optional(number),
    cost: z.optional(number),
    for: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sample') }),
      z.object({ kind: z.literal('customer'), id: text, name: maybe, on: maybe, heldBack: maybe }),
    ]),
  }),
]);
export type Preview = z.infer<typeof previewShape>;

const guess = { count: number, low: number, high: number };
export const guessShape = z.object(guess);
export type Guess = z.infer<typeof guessShape>;
export const forecastShape = z.object({
  days: z.array(z.object({ day: text, planned: number })),
  planned: number,
  cut: z.boolean(),
  tried: number,
  exact: z.boolean(),
  sent: guessShape,
  emails: guessShape,
  sms: guessShape,
  nothing: guessShape,
  heldBack: z.array(z.object({ ...guess, reason: text, why: text })),
  clashes: z.array(z.object({ ...guess, campaign: text })),
  dollars: guessShape,
  pricesAsOf: text,
  first: z.array(
    z.object({
      customer: z.object({ id: text, name: maybe }),
      step: text,
      at: text,
      channel: z.enum(['email', 'sms']),
      subject: text,
      html: text,
      text,
    }),
  ),
});
export type Forecast = z.infer<typeof forecastShape>;
