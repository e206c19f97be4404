import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { newContact } from '../../domain/contact.ts';
import type { DemoCustomer } from '../../local/demo/generate-demo.ts';

const PEOPLE = { en: 'Ada Byron', 'zh-CN': '王小云' } as const;
const ZONE = 'Europe/London';

/**
 * People in one zone, each with a product and an order of some months ago, who all have their birthday on `day`: one plain mail each at
 * the same minute, and nothing else due near it.
 */
export function birthdayCompany(count: number, day: CalendarDate): DemoCustomer[] {
  const born = `1980${day.slice(4)}`;
  return Array.from({ length: count }, (_, n): DemoCustomer => {
    const id = `C${String(n + 1).padStart(6, '0')}`;
    const locale = n % 5 === 0 ? 'zh-CN' : 'en';
    const orderedOn = addDays(day, -100 - (n % 40));
    return {
      customer: {
        id,
        kind: 'person',
        name: PEOPLE[locale],
        email: `${id.toLowerCase()}@example.com`,
        locale,
        timeZone: ZONE,
        country: 'GB',
        bornOn: born,
        credit: 'good',
        attributes: {},
      },
      contact: { ...newContact, rev: 1, email: { consent: 'yes' }, sms: { consent: 'unknown' } },
      assets: [
        {
          id: `A${id}`,
          model: 'WM-7',
          name: 'Washing machine WM-7',
          category: 'washing',
          serial: `S${n}`,
          purchasedOn: addDays(day, -500 - (n % 90)),
          status: 'active',
        },
      ],
      orders: [
        {
          id: `O${id}`,
          at: Date.parse(`${orderedOn}T09:30:00Z`),
          day: orderedOn,
          lines: [{ sku: 'FILTER', ordinal: 1, description: 'Filter', category: 'care', quantity: '1', unitPrice: '24.90' }],
        },
      ],
      points: [],
    };
  });
}
