import * as z from 'zod';
import type { GoalReached } from '../../../domain/campaigns/goal.ts';
import { calendarDate, campaignId, channel, short } from './fields.ts';

/** Beside what reached it: the counters read it from there. */
export const storedGoal: z.ZodType<GoalReached> = z.object({
  campaign: campaignId,
  step: short,
  channel: channel.nullable(),
  day: calendarDate,
  beside: z.boolean().optional(),
} satisfies Record<keyof GoalReached, z.ZodType>);
