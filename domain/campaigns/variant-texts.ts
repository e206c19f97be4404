import type { CampaignTexts } from './campaign-texts.ts';

/** Letters that the words of a step may be known by; the first bears the step's own words. */
export const variantNames = ['a', 'b', 'c', 'd'] as const;
export type VariantName = (typeof variantNames)[number];

/** `card`, `card~b`: how a step's contents and counters are told apart. No id of a step holds a tilde. */
export const spokenStep = (step: string, variant: string | undefined): string => (variant === undefined ? step : `${step}~${variant}`);

export function readSpoken(spoken: string): { readonly step: string; readonly variant: string | undefined } {
  const [step = '', variant] = spoken.split('~');
  return { step, variant };
}

/** The texts with what the variant says in the place of what its step says. */
export function textsOfVariant(texts: CampaignTexts, step: string, variant: string | undefined): CampaignTexts {
  const own = texts.steps[step];
  const said = variant === undefined ? undefined : own?.variants?.[variant];
  return said === undefined ? texts : { ...texts, steps: { ...texts.steps, [step]: said } };
}
