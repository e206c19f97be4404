import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import type { Campaign, CampaignClass, RuleName, Step } from '../../domain/campaigns/campaign.ts';
import type { Channel } from '../../domain/customer.ts';
import type { Settings } from '../../domain/settings.ts';

const step = (id: string, offsetDays: number, ...channels: Channel[]): Step => ({ id, offsetDays, channels, send: 'first' });
const onEach = (all: Step): Step => ({ ...all, send: 'each' });

const live = (id: string, campaignClass: CampaignClass, fact: string, rule: RuleName, ...steps: Step[]): Campaign => ({
  id,
  version: 1,
  class: campaignClass,
  fact,
  rule,
  steps,
  live: true,
  approved: true,
});

/** Every class, every kind of step, and offsets short enough that a few days see many of them. */
export const careCampaigns: readonly Campaign[] = [
  live('product-birthday', 'marketing', 'asset.purchased', 'product-birthday', step('card', 0, 'email', 'sms')),
  live('customer-birthday', 'marketing', 'customer.born', 'dated-fact', step('day0', 0, 'email', 'sms')),
  live('membership-anniversary', 'marketing', 'customer.joined', 'anniversary', step('day0', 0, 'email')),
  live('satisfaction-survey', 'marketing', 'order.delivered', 'survey', step('day1', 1, 'email', 'sms')),
  live('wedding', 'marketing', 'wedding', 'dated-fact', step('card', 0, 'email', 'sms'), step('after', 1, 'sms')),
  live(
    'warranty-ending',
    'service',
    'asset.warranty-ends',
    'asset-active',
    step('day-14', -14, 'email', 'sms'),
    step('day-1', -1, 'email'),
  ),
  live('renewal', 'service', 'policy.renews', 'dated-fact', step('day0', 0, 'email', 'sms'), step('day1', 1, 'sms', 'email')),
  live('tier-expiry', 'service', 'membership.tier-ends', 'tier-expiry', step('last', -3, 'email', 'sms')),
  live('tier-changed', 'service', 'membership.tier-changed', 'tier-changed', step('day0', 0, 'email')),
  live(
    'recall-notice',
    'safety',
    'asset.recalled',
    'recall',
    onEach(step('day0', 0, 'email', 'sms')),
    onEach(step('day1', 1, 'email', 'sms')),
  ),
];

/** Settings and campaigns as a company would have set them up, with one text in one language for each step. */
export async function setUp(table: Table, settings: Settings, campaigns: readonly Campaign[]): Promise<void> {
  await dynamoCampaignStore(table).saveSettings(settings, 0);
  for (const campaign of campaigns) await publish(table, campaign, undefined);
}

/** A version of a campaign and its texts: the texts first, for whoever sees the version reads them. */
export async function publish(table: Table, campaign: Campaign, instead: number | undefined): Promise<boolean> {
  const store = dynamoCampaignStore(table);
  for (const { id, channels } of campaign.steps) {
    const place = { campaign: campaign.id, version: campaign.version, step: id, locale: 'en' };
    for (const channel of channels) {
      const content = channel === 'sms' ? { channel, text: 't' } : { channel, subject: 's', preheader: 'p', html: 'h', text: 't' };
      await store.saveContent(place, content);
    }
  }
  return await store.saveCampaign(campaign, instead);
}
