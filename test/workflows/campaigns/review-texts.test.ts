import { expect, it } from 'vitest';
import type { CampaignPlan } from '../../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../../domain/campaigns/campaign-texts.ts';
import { reviewTexts } from '../../../workflows/campaigns/review-texts.ts';
import { aPlan } from '../../support/campaign-edits.ts';

const services = {
  compiler: { compile: async () => undefined, lint: () => [] },
  reviewer: { renderer: { render: async () => ({ kind: 'missing', what: '' }) as const }, samples: () => ({}), segments: () => 1 },
};
const mail = (text: string) => ({ email: { subject: 'S', preheader: 'P', heading: 'H', blocks: [text] } });
const personal = 'Dear {{ customer.name }}';
const linked = `${personal}, {{ links.booking }}`;
const plan: CampaignPlan = {
  ...aPlan({ bond: 3 }),
  steps: [{ id: 'card', offsetDays: 0, channels: ['email'], send: 'first', variants: ['a', 'b', 'c'] }],
};
const written = (b: string, c: string): WrittenTexts => ({
  en: { why: 'W', steps: { card: { ...mail(linked), variants: { b: mail(b), c: mail(c) } } } },
});

it('> care 33: a variant is held to the level of its programme like the words in whose place it goes', async () => {
  const of = async (texts: WrittenTexts) =>
    (await reviewTexts(services, { plan, texts }))
      .filter(({ what }) => what === 'not-allowed')
      .map(({ variant, detail }) => [variant, /level (\d)/.exec(detail ?? '')?.[1]]);
  expect(await of(written(linked, linked))).toEqual([]);
  expect(await of(written('Buy now', personal))).toEqual([
    ['b', '2'],
    ['b', '3'],
    ['c', '3'],
  ]);
});
