import * as z from 'zod';
import { bondLevels } from '../domain/campaigns/bond-level.ts';
import { type Campaign, ruleNames } from '../domain/campaigns/campaign.ts';
import { programmeKinds } from '../domain/classes/relationship.ts';
import type { Channel } from '../domain/customer.ts';
import type { Content } from '../workflows/campaign-library.ts';

/** `campaigns.json` beside the bundle of `seed-library`: what a new deployment is seeded with. */
export interface CompiledLibrary {
  readonly campaigns: readonly Campaign[];
  readonly contents: readonly CompiledContent[];
}

export interface CompiledContent {
  readonly campaign: string;
  readonly version: number;
  readonly step: string;
  readonly channel: Channel;
  readonly locale: string;
  readonly content: Content;
}

const id = z.string().min(1).max(128);
const date = z.iso.date().optional();
const channel = z.enum(['email', 'sms']);

const step = z.strictObject({
  id,
  offsetDays: z.int().min(-400).max(400),
  channels: z.array(channel).min(1).max(2),
  send: z.enum(['first', 'each']),
  at: z.union([z.string().regex(/^\d\d:\d\d$/), z.literal('once')]).optional(),
});

const campaign = z.strictObject({
  id,
  version: z.int().positive(),
  class: z.enum(['marketing', 'service', 'safety']),
  fact: id,
  rule: z.enum(ruleNames),
  steps: z.array(step).min(1).max(50),
  audience: z.union([z.record(z.string().max(128), z.unknown()), z.boolean()]).optional(),
  bond: z.literal(bondLevels).optional(),
  programme: z.enum(programmeKinds).optional(),
  holdoutPercent: z.number().min(0).max(100).optional(),
  live: z.boolean(),
  approved: z.boolean(),
  startsOn: date,
  endsOn: date,
});

const part = z.string().min(1).max(60_000);

const content = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email'), subject: part.max(1000), preheader: part.max(1000), html: part, text: part }),
  z.strictObject({ channel: z.literal('sms'), text: part.max(2000) }),
]);

const compiledLibrary = z.strictObject({
  campaigns: z.array(campaign).max(1000),
  contents: z
    .array(z.strictObject({ campaign: id, version: z.int().positive(), step: id, channel, locale: z.string().max(35), content }))
    .max(10_000),
});

export const parseCompiledLibrary = (json: string): CompiledLibrary => compiledLibrary.parse(JSON.parse(json));
