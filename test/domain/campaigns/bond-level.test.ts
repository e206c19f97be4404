import { describe, expect, it } from 'vitest';
import { starterTexts } from '../../../campaigns/starter-texts.ts';
import { starterCampaigns } from '../../../campaigns/starters.ts';
import { bondFaults, bondOf, bondReport } from '../../../domain/campaigns/bond-level.ts';
import type { CampaignTexts } from '../../../domain/campaigns/campaign-texts.ts';
import { aCampaign } from '../../support/builders.ts';

const texts = (...blocks: readonly string[]): CampaignTexts => ({
  why: 'Because',
  steps: { day0: { email: { subject: 'S', preheader: 'P', heading: 'H', blocks } } },
});
const personal = '{{ greeting }}';
const link = { button: 'Book', href: '{{ links.booking }}' };

describe('care 33: what a programme binds by', () => {
  it('> each programme tagged with its level: every starter that is marketing has one, and lives up to it in both languages', () => {
    for (const campaign of starterCampaigns.filter(({ class: c }) => c === 'marketing')) {
      const level = bondOf(campaign);
      expect([campaign.id, level]).not.toEqual([campaign.id, undefined]);
      const written = starterTexts[campaign.id];
      for (const locale of ['en', 'zh'] as const) expect(bondFaults(level, written![locale])).toEqual([]);
    }
  });

  it('a company’s own tag goes before ours, and a name that every object has is none', () => {
    expect(bondOf({ id: 'win-back', bond: 3 })).toBe(3);
    expect(bondOf({ id: 'constructor' })).toBeUndefined();
  });

  it('> report the share of money-only programmes, of those that go out', () => {
    const live = (id: string, differences = {}) => aCampaign({ id, live: true, approved: true, ...differences });
    const all = [
      live('tier-expiry'),
      live('win-back'),
      live('customer-birthday'),
      live('own'),
      live('reorder-reminder', { live: false }),
      live('voucher-reminder', { approved: false }),
    ];
    expect(bondReport(all)).toEqual({
      levels: [
        { level: 1, campaigns: ['tier-expiry'] },
        { level: 2, campaigns: ['win-back', 'customer-birthday'] },
        { level: 3, campaigns: [] },
      ],
      untagged: ['own'],
      moneyOnly: 1 / 3,
    });
    expect(bondReport([live('own')]).moneyOnly).toBeUndefined();
  });

  it.each([
    [1, texts('Buy now'), 0],
    [2, texts('Buy now'), 1],
    [2, texts(personal), 0],
    [2, texts('Hello {{ customer.name }}'), 0],
    [2, texts('{{ company.name }}'), 1],
    [3, texts(personal), 1],
    [3, texts('Buy now'), 2],
    [3, texts('{{ links.booking }}'), 1],
    [3, texts(personal, '{{ links.booking }}'), 0],
    [3, texts(personal, '{{ links.unsubscribe }}'), 1],
    [undefined, texts('Buy now'), 0],
  ] as const)('> tag 2 without a personal slot, or 3 without a link → error: level %s', (level, written, faults) => {
    expect(bondFaults(level, written)).toHaveLength(faults);
  });

  it('looks into buttons and text messages too', () => {
    const written = { why: '', steps: { day0: { email: { subject: 'S', preheader: 'P', heading: 'H', blocks: [personal, link] } } } };
    expect(bondFaults(3, written)).toEqual([]);
    expect(bondFaults(2, { why: '', steps: { day0: { sms: 'Hello {{ customer.name }}' } } })).toEqual([]);
  });
});
