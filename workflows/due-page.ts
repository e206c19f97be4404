import * as z from 'zod';
import type { DuePage } from './due-queue.ts';

const id = z.string().min(1).max(512);
const day = z.string().length(10);
const instant = z.int();

const occasionSchema = z.object({
  campaign: id,
  step: id,
  kind: id,
  subject: id,
  date: day,
  due: instant,
  putOff: z.enum(['quota', 'expired']).exactOptional(),
});

const pageSchema = z.object({
  id: z.string().min(1).max(1024),
  entries: z.array(z.object({ customer: id, occasions: z.array(occasionSchema).max(1000), regrade: day.exactOptional() })).max(1000),
  test: id.exactOptional(),
  tooLateBefore: instant.exactOptional(),
});

/** A page as it travels in a queue message's body. */
export const parsePage = (body: string): DuePage => pageSchema.parse(JSON.parse(body));

export const formatPage = (page: DuePage): string => JSON.stringify(page);
