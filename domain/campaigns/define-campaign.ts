import * as z from 'zod';
import type { WhatItIs } from './changes-between.ts';
import { planShape, textsShape } from './draft-shape.ts';

const shape = z.strictObject({ plan: planShape, texts: textsShape, seen: z.unknown().optional() });

/**
 * A campaign as code has it: what files have (`care campaigns pull`) and what the editor shows. A fault in it is found where it is written,
 * and not when it is deployed.
 *
 * ```ts
 * defineCampaign({
 *   plan: { id: 'filter-change', class: 'service', fact: 'filter.due', rule: 'dated-fact',
 *     steps: [{ id: 'notice', offsetDays: -7, channels: ['email'], send: 'first' }] },
 *   texts: { en: { why: 'You have a filter of ours.', steps: { notice: { email: { … } } } } },
 * })
 * ```
 */
export function defineCampaign(campaign: WhatItIs): WhatItIs {
  const read = shape.safeParse(campaign);
  if (!read.success) throw new Error(`The campaign "${campaign.plan.id}" is not right.\n${z.prettifyError(read.error)}`);
  const { plan, texts } = read.data;
  return { plan, texts };
}
