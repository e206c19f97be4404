import * as z from 'zod';
import { parseCalendarDate } from '../calendar/calendar-date.ts';
import { programmeKinds } from '../classes/relationship.ts';
import { bondLevels } from './bond-level.ts';
import { type Audience, ruleNames, type Step } from './campaign.ts';
import type { CampaignPlan } from './campaign-draft.ts';
import type { Block, CampaignTexts, WrittenTexts } from './campaign-texts.ts';
import { variantNames } from './variant-texts.ts';

/** A draft may be unfinished: what is empty is found where it is reviewed. */
const line = z.string().max(300);
/** Nothing that could end the attribute that it stands in. */
const href = line.refine((text) => !/["<>\\]/.test(text), 'no address');
/** Nothing that could end the tag that it stands in. */
const condition = line.refine((text) => !/[{}%\n]/.test(text), 'no condition');
/** A draft may have none yet; no slot stands in it: whose picture is looked at is nobody else's business. */
const pictureAddress = z.union([
  z.literal(''),
  z
    .url({ protocol: /^https$/ })
    .max(300)
    .refine((text) => !/["<>\\{}]/.test(text), 'no address'),
]);
const copy = z.string().max(4000);
const name = z.string().min(1).max(128);
const date = z.string().refine((text) => parseCalendarDate(text) !== undefined, 'not a date');

const step: z.ZodType<Step> = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'small letters, digits and hyphens'),
  offsetDays: z.int().min(-400).max(400),
  channels: z
    .array(z.enum(['email', 'sms']))
    .min(1)
    .max(2),
  send: z.enum(['first', 'each']),
  at: z.union([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 10:00'), z.literal('once')]).optional(),
  spreadMinutes: z.int().min(15).max(240).multipleOf(5).optional(),
  variants: z
    .array(z.enum(variantNames))
    .min(1)
    .max(variantNames.length)
    .refine((all) => new Set(all).size === all.length, 'each variant once')
    .optional(),
} satisfies Record<keyof Step, z.ZodType>);

const LARGEST_AUDIENCE = 8_000;
const audience: z.ZodType<Audience> = z
  .union([z.boolean(), z.record(z.string().max(128), z.unknown())])
  .refine((rule) => JSON.stringify(rule).length <= LARGEST_AUDIENCE, 'too long');

const plan: z.ZodType<CampaignPlan> = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(80).optional(),
  class: z.enum(['marketing', 'service', 'safety']),
  fact: name,
  rule: z.enum(ruleNames),
  steps: z.array(step).min(1).max(10),
  audience: audience.optional(),
  bond: z.literal(bondLevels).optional(),
  programme: z.enum(programmeKinds).optional(),
  holdoutPercent: z.number().min(0).max(50).optional(),
  startsOn: date.optional(),
  endsOn: date.optional(),
} satisfies Record<keyof CampaignPlan, z.ZodType>);

/** Notices and replies are for their minute. */
export const planShape: z.ZodType<CampaignPlan> = plan.refine(
  ({ class: of, steps }) => steps.every(({ spreadMinutes, at }) => spreadMinutes === undefined || (of === 'marketing' && at !== 'once')),
  { message: 'only marketing is spread, and no reply', path: ['steps'] },
);

const DEEPEST = 3;

const blockAt = (depth: number): z.ZodType<Block> =>
  z.union([
    copy,
    z.strictObject({
      rows: z.array(z.union([z.tuple([line, line]), z.tuple([line, line, condition])])).max(20),
      each: condition.optional(),
    }),
    z.strictObject({ highlight: line, caption: line }),
    z.strictObject({ button: line, href }),
    z.strictObject({
      answers: z
        .array(z.strictObject({ label: line, href }))
        .min(1)
        .max(4),
    }),
    z.strictObject({ scale: z.tuple([z.int().min(0).max(10), z.int().min(0).max(10)]), href, low: line, high: line }),
    z.strictObject({ picture: pictureAddress, alt: line, href: href.optional() }),
    z.strictObject({ productCard: z.enum(['products', 'product']) }),
    z.strictObject({ mjml: copy }),
    ...(depth === 0
      ? []
      : [
          z.strictObject({
            when: condition,
            blocks: z.array(blockAt(depth - 1)).max(20),
            otherwise: z
              .array(blockAt(depth - 1))
              .max(20)
              .optional(),
          }),
        ]),
  ]);

const said = {
  email: z
    .strictObject({
      subject: z.string().max(300),
      preheader: z.string().max(300),
      emblem: line.optional(),
      heading: z.string().max(300),
      blocks: z.array(blockAt(DEEPEST)).max(40),
    })
    .optional(),
  sms: z.string().max(1500).optional(),
};

const texts: z.ZodType<CampaignTexts> = z.strictObject({
  why: z.string().max(300),
  steps: z.record(name, z.strictObject({ ...said, variants: z.partialRecord(z.enum(variantNames), z.strictObject(said)).optional() })),
});

export const textsShape: z.ZodType<WrittenTexts> = z.strictObject({ en: texts.optional(), zh: texts.optional() });
