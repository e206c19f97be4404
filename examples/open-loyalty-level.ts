import * as z from 'zod';
import type { RecordsFactsV1 } from '../schemas/events.d.ts';

/** Open Loyalty's `LevelWillExpire`: hold the names against those that your version sends. */
const levelWillExpire = z.object({
  eventName: z.literal('LevelWillExpire'),
  data: z.object({
    customer: z.object({ customerId: z.string().min(1) }),
    level: z.object({ levelId: z.string().min(1), name: z.string() }),
    levelWillExpireAt: z.string().min(10),
  }),
});

/**
 * A dated fact of the company's own: a campaign on `loyalty.level-ends` says on day −14 and −3 what is missing. The same event that comes
 * twice is one fact, and a later date moves it.
 */
export function rowOfLevelWillExpire(told: unknown): RecordsFactsV1 {
  const { customer, level, levelWillExpireAt } = levelWillExpire.parse(told).data;
  return {
    customer_id: customer.customerId,
    kind: 'loyalty.level-ends',
    subject: level.levelId,
    date: levelWillExpireAt.slice(0, 10),
    'value.level': level.name,
  };
}
