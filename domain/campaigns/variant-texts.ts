import type { CampaignTexts, StepTexts } from './campaign-texts.ts';

/** Letters that the words of a step may be known by; the first bears the step's own words. */
export const variantNames = ['a', 'b', 'c', 'd'] as const;
export type VariantName = (typeof variantNames)[number];

/** `card`, `card~b`: how a step's contents and counters are told apart. No id of a step holds a tilde. */
export const spokenStep = (step: string, variant: string | undefined): string => (variant === undefined ? step : `${step}~${variant}`);

export function readSpoken(spoken: string): { readonly step: string; readonly variant: string | undefined } {
  const [step = '', variant] = spoken.split('~');
  return { step, variant };
}

/** What one variant says in a step: the first the step's own words, each other nothing but its own. */
export function saidBy(own: StepTexts | undefined, variant: string | undefined): StepTexts {
  if (variant === undefined || variant === variantNames[0]) return own ?? {};
  return own?.variants?.[variant] ?? {};
}

/** The texts with what the variant says in the place of what its step says. */
export function textsOfVariant(texts: CampaignTexts, step: string, variant: string | undefined): CampaignTexts {
  if (variant === undefined) return texts;
  return { ...texts, steps: { ...texts.steps, [step]: saidBy(texts.steps[step], variant) } };
}
