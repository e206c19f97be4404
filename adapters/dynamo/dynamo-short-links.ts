import * as z from 'zod';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { linkPurposes } from '../../domain/links/link-purpose.ts';
import type { ShortLinks } from '../../workflows/short-links.ts';
import { instant } from './items/fields.ts';
import { customerKey, customerOfPk } from './keys.ts';
import type { Table } from './table.ts';

/** For so long after its time the page still says that it is over, before the address is unknown. */
const REMEMBERED = 90 * DAY;

const stored = z.object({
  pk: z.string().max(2048),
  purpose: z.enum(linkPurposes),
  subject: z.string().max(2048),
  until: instant.optional(),
});

const lookupOf = (hash: string): string => `link#${hash}`;

/** Items `link#<hash>` of the customer, found by the hash in the lookup index; they go with the customer, or by themselves. */
export function dynamoShortLinks(table: Table): ShortLinks {
  return {
    async put({ hash, customer, purpose, subject, expiresAt: until }) {
      await table.put({
        ...customerKey(customer, 'LINK', hash),
        type: 'LINK',
        purpose,
        subject,
        ...(until === undefined ? {} : { until, expiresAt: Math.ceil((until + REMEMBERED) / 1000) }),
        lookupPk: lookupOf(hash),
        lookupSk: encodeURIComponent(customer),
      });
    },

    async find(hash) {
      const { items } = await table.query({ index: 'lookup', partition: lookupOf(hash), limit: 1 });
      const [found] = items.map((item) => stored.parse(item));
      if (found === undefined) return undefined;
      const { pk, purpose, subject, until: expiresAt } = found;
      return { hash, customer: customerOfPk(pk), purpose, subject, ...(expiresAt === undefined ? {} : { expiresAt }) };
    },
  };
}
