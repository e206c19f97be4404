import * as z from 'zod';
import type { ServiceVisit } from '../../../domain/service/service-visit.ts';
import { calendarDate, id, instant, type StoredAs, short, text } from './fields.ts';

export const storedServiceVisit: StoredAs<ServiceVisit> = z.object({
  id,
  assetId: id,
  at: instant,
  day: calendarDate,
  kind: short,
  fault: short.optional(),
  outcome: text.optional(),
} satisfies Record<keyof ServiceVisit, z.ZodType>);
