import type { CampaignPlan } from './campaign-draft.ts';
import type { WrittenTexts } from './campaign-texts.ts';

export interface WhatItIs {
  readonly plan: CampaignPlan;
  readonly texts: WrittenTexts;
}

/** One thing that differs; absent where there was, or is, no such thing. */
export interface TextChange {
  /** `plan.steps.card.offsetDays`, `texts.en.steps.card.email.blocks.1` */
  readonly path: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** What an edit changes, in the order in which it is written down. */
export const changesBetween = (before: WhatItIs, after: WhatItIs): TextChange[] => leafChanges(listed(before), listed(after));

/** What differs between any two that are written down in members by name. */
export function leafChanges(before: object, after: object): TextChange[] {
  const [old, now] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }))
    .filter((change) => change.before !== change.after);
}

/** Steps by id, whole audiences: what moved up one place has not changed. */
const listed = ({ plan, texts }: WhatItIs) => ({
  plan: {
    ...plan,
    steps: Object.fromEntries(plan.steps.map(({ id, channels, ...step }) => [id, { ...step, channels: channels.join(', ') }])),
    audience: plan.audience === undefined ? undefined : JSON.stringify(plan.audience),
  },
  texts,
});

function* leavesOf(value: unknown, path = ''): Generator<[string, string]> {
  if (value === undefined || value === null) return;
  if (typeof value !== 'object') {
    yield [path, String(value)];
    return;
  }
  for (const [name, member] of Object.entries(value)) yield* leavesOf(member, path === '' ? name : `${path}.${name}`);
}
