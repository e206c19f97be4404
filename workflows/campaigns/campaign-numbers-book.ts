import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { DayCounts } from '../../domain/campaigns/day-counts.ts';

export interface CampaignNumbersBook {
  /** Every counter of a campaign's messages that were decided on these days, both included. */
  daily(campaign: string, from: CalendarDate, to: CalendarDate): Promise<readonly DayCounts[]>;
}
