import { productBirthday } from '../../campaigns/texts/product-birthday.ts';
import { type CampaignPlan, planOf } from '../../domain/campaigns/campaign-draft.ts';
import type { EmailTexts, WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import { aCampaign } from './builders.ts';

/** The product birthday as an author sees it. */
export const aPlan = (differences: Partial<CampaignPlan> = {}): CampaignPlan => ({ ...planOf(aCampaign()), ...differences });

/** What its starter says, in both languages; `differences`: in its English mail. */
export function theTexts(differences: Partial<EmailTexts> = {}): WrittenTexts & Required<Pick<WrittenTexts, 'en'>> {
  const { en, zh } = productBirthday;
  const { card } = en.steps;
  return { zh, en: { ...en, steps: { card: { ...card, email: { ...card!.email!, ...differences } } } } };
}
