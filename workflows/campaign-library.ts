import type { Campaign } from '../domain/campaigns/campaign.ts';
import type { Channel } from '../domain/customer.ts';
import type { Settings } from '../domain/settings.ts';

/** What one step says on one channel in one language, compiled: Liquid over HTML and text. */
export type Content =
  | { readonly channel: 'email'; readonly subject: string; readonly preheader: string; readonly html: string; readonly text: string }
  | { readonly channel: 'sms'; readonly text: string };

export interface CampaignLibrary {
  /** The current version of every campaign, live or not, at most 5 seconds old. */
  campaigns(): Promise<readonly Campaign[]>;
  /** At most 5 seconds old. */
  settings(): Promise<Settings>;
  /** Whether the circuit breaker is open; at most 5 seconds old, and read with the settings. */
  marketingPaused(): Promise<boolean>;
  /** In the customer's language, else the fallback (`en`); undefined where there is neither. */
  content(campaign: string, version: number, step: string, channel: Channel, locale: string): Promise<Content | undefined>;
}
