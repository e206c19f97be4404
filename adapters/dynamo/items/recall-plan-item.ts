import * as z from 'zod';
import type { RecallPlan } from '../../../domain/recalls/recall-draft.ts';
import { calendarDate, id, text } from './fields.ts';

/** What a recall says, drafted or begun. */
export const recallPlanFields = {
  id,
  model: text,
  serialFrom: text,
  serialTo: text,
  reason: text,
  safety: z.boolean(),
  startsOn: calendarDate,
} satisfies Record<keyof RecallPlan, z.ZodType>;
