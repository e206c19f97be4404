import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { CampaignNumbers } from '../../domain/campaigns/campaign-numbers.ts';

export interface CampaignNumbersBook {
  /** What came of a campaign's messages that were decided on this day and later. */
  since(campaign: string, day: CalendarDate): Promise<CampaignNumbers>;
}
