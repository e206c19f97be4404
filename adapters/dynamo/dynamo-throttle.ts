import { createHash } from 'node:crypto';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { Throttle } from '../../workflows/throttle.ts';
import type { Table } from './table.ts';

/** Far more than a person needs who changes their mind; care of the answers themselves is stricter. */
export const USES_PER_HOUR = 30;

/** Items `USES#<hash of the link>`, one per hour, which the table forgets by itself. Nothing in them says whose they are. */
export function dynamoThrottle(table: Table, clock: Clock): Throttle {
  return {
    async allows(token) {
      const hour = Math.floor(clock.now() / HOUR);
      const key = { pk: `USES#${createHash('sha256').update(token).digest('base64url')}`, sk: String(hour) };
      const expiresAt = Math.ceil((clock.now() + DAY) / 1000);
      const counted = await table.update(
        key,
        { set: { type: 'USES', expiresAt }, add: { uses: 1 } },
        { anyOf: [{ absent: 'uses' }, { below: ['uses', USES_PER_HOUR] }] },
      );
      return counted !== undefined;
    },
  };
}
