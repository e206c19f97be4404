import * as z from 'zod';
import type { ToldRows } from './told-rows.ts';

const id = z.string().min(1).max(128);

/** Open Loyalty's `LevelWillExpire`: hold the names against those that your version sends. */
const levelWillExpire = z.object({
  data: z.object({
    customer: z.object({ customerId: id }),
    level: z.object({ levelId: id, name: z.string().max(200) }),
    levelWillExpireAt: z.string().min(10).max(40),
  }),
});

/**
 * A dated fact of the company's own: a campaign on `loyalty.level-ends` says on day −14 and −3 what is missing. The same event that comes
 * twice is one fact, and a later date moves it.
 */
export function rowsOfLevelWillExpire(told: unknown): ToldRows {
  const { customer, level, levelWillExpireAt } = levelWillExpire.parse(told).data;
  const row = {
    customer_id: customer.customerId,
    kind: 'loyalty.level-ends',
    subject: level.levelId,
    date: levelWillExpireAt.slice(0, 10),
    'value.level': level.name,
  };
  return { facts: [row] };
}
