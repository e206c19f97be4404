import { expect, it } from 'vitest';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { english } from '../../pages/texts.ts';
import { chinese } from '../../pages/texts-zh.ts';

const marketing = starterCampaigns.filter((campaign) => campaign.class === 'marketing').map(({ id }) => id);

it.each(marketing)('> a customer can leave "%s" alone, and reads what it is in their own language', (id) => {
  expect(english.topics[id]).toMatch(/^[A-Z]/);
  expect(chinese.topics[id]).toMatch(/\p{Script=Han}/u);
});
