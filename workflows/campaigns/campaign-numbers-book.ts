import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { CampaignNumbers } from '../../domain/campaigns/campaign-numbers.ts';
import type { DayCounts } from '../../domain/campaigns/day-counts.ts';

export interface CampaignNumbersBook {
  /** What came of a campaign's messages that were decided on this day and later. */
  since(campaign: string, day: CalendarDate): Promise<CampaignNumbers>;
  /** Every counter of its messages that were decided on these days, both included. */
  daily(campaign: string, from: CalendarDate, to: CalendarDate): Promise<readonly DayCounts[]>;
}
