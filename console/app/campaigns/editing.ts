import type { CampaignTexts, EmailTexts, StepTexts } from '../../../domain/campaigns/campaign-texts.ts';
import { variantNames } from '../../../domain/campaigns/variant-texts.ts';
import type { ContentLocale } from '../../../domain/wording/greeting.ts';
import type { Kept, Plan, PlanStep } from '../../contract/campaign-answers.ts';

/** What each step of the form is handed. */
export interface StepProps {
  readonly copy: Kept;
  readonly change: (changed: { readonly plan?: Plan; readonly texts?: Kept['texts'] }) => void;
}

export const emptyEmail: EmailTexts = { subject: '', preheader: '', heading: '', blocks: ['{{ greeting }}', ''] };
const nothingYet: CampaignTexts = { why: '', steps: {} };

/** The texts with those of one step, or of one variant of it, replaced in one language. */
export function withStepTexts(
  texts: Kept['texts'],
  locale: ContentLocale,
  { step, variant }: { readonly step: string; readonly variant: string | undefined },
  changed: Omit<StepTexts, 'variants'>,
): Kept['texts'] {
  const written = texts[locale] ?? nothingYet;
  const own = written.steps[step];
  const isOwn = variant === undefined || variant === variantNames[0];
  const next = isOwn
    ? { ...own, ...changed }
    : { ...own, variants: { ...own?.variants, [variant]: { ...own?.variants?.[variant], ...changed } } };
  return { ...texts, [locale]: { ...written, steps: { ...written.steps, [step]: next } } };
}

/** An id that says when, as those of the starters do, and that no other step of it has. */
export function newStepId(steps: readonly PlanStep[], offsetDays: number): string {
  const base = `day${offsetDays}`;
  const taken = new Set(steps.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}
