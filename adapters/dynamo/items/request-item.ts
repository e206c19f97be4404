import * as z from 'zod';
import { confirmedRequests, type PersonRequest } from '../../../domain/requests/person-request.ts';
import { calendarDate, channel, id, instant, type StoredAs, text } from './fields.ts';

export const storedRequest: StoredAs<PersonRequest> = z.object({
  id,
  kind: z.enum([...confirmedRequests, 'text']),
  at: instant,
  day: calendarDate,
  channels: z.array(channel).max(2).readonly().optional(),
  said: z.enum(['stop', 'start', 'help', 'message']).optional(),
  text: text.optional(),
  answered: z.boolean().optional(),
} satisfies Record<keyof PersonRequest, z.ZodType>);
