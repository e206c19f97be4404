import { starterCampaigns } from '../../campaigns/starters.ts';
import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { inHoldout } from '../../domain/holdout.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { RunningProduct } from './running-product.ts';

type Part = 'english' | 'chinese' | 'oneClick' | 'byText' | 'stays';

const people: Readonly<Record<Part, Readonly<Record<string, string>>>> = {
  english: { name: 'Eleanor Hart', locale: 'en-GB', time_zone: 'Europe/London', country: 'GB' },
  chinese: { name: '王芳', locale: 'zh-CN', time_zone: 'Asia/Shanghai', country: 'CN' },
  oneClick: { name: 'Tom Baker', locale: 'en-GB', time_zone: 'Europe/London', country: 'GB' },
  byText: { name: '李强', locale: 'zh-CN', time_zone: 'Asia/Shanghai', country: 'CN', phone: '+8613800138000' },
  stays: { name: 'Ruth Lane', locale: 'en-GB', time_zone: 'Europe/London', country: 'GB' },
};

export type Cast = Readonly<Record<Part, string>>;

/** Of each part the first id of that day that no campaign keeps in its holdout. */
export function castOf(today: CalendarDate): Cast {
  const isTold = (id: string) => starterCampaigns.every((campaign) => !inHoldout(campaign.id, id, defaultSettings.holdoutPercent));
  const idOf = (part: Part): string => {
    for (let n = 1; ; n++) if (isTold(`${part}-${today}-${n}`)) return `${part}-${today}-${n}`;
  };
  return { english: idOf('english'), chinese: idOf('chinese'), oneClick: idOf('oneClick'), byText: idOf('byText'), stays: idOf('stays') };
}

const yearsBefore = (day: CalendarDate, years: number): CalendarDate =>
  `${Number(day.slice(0, 4)) - years}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;

/** Five customers whose machine has its birthday in two days, with an order that came two days ago, and a fridge whose birthday is later. */
export async function bringIn(product: RunningProduct, cast: Cast, today: CalendarDate): Promise<void> {
  const parts = (['english', 'chinese', 'oneClick', 'byText', 'stays'] as const).map((part) => {
    const { locale = 'en', phone, ...person } = people[part];
    const id = cast[part];
    return { id, phone, locale, person, isChinese: locale === 'zh-CN' };
  });
  await product.import(
    'customers',
    parts.map(({ id, person, phone, locale }) => ({
      customer_id: id,
      ...person,
      locale,
      email: phone === undefined ? `${id}@example.com` : '',
      phone: phone ?? '',
      email_marketing: phone === undefined ? 'yes' : '',
      sms_marketing: phone === undefined ? '' : 'yes',
      credit: 'good',
    })),
  );
  const things = parts.flatMap(({ id, isChinese }, n) => [
    {
      asset_id: `${id}-W`,
      customer_id: id,
      model: 'STORY-700',
      name: isChinese ? '清泉700洗衣机' : 'AquaCare 700 washing machine',
      serial: `S10${n}`,
      purchased_on: yearsBefore(addDays(today, 2), 3),
    },
    {
      asset_id: `${id}-F`,
      customer_id: id,
      model: 'STORY-900',
      name: isChinese ? '北极光冰箱' : 'NordFrost fridge',
      serial: `F10${n}`,
      purchased_on: yearsBefore(addDays(today, 25), 5),
    },
  ]);
  await product.import('assets', things);
  await product.import(
    'orders',
    parts.map(({ id, isChinese }) => ({
      order_id: `${id}-O`,
      customer_id: id,
      ordered_at: `${addDays(today, -6)}T09:30:00Z`,
      sku: 'FILTER-2',
      description: isChinese ? '滤芯，两只装' : 'Water filters, set of two',
      quantity: '1',
      unit_price: '30.00',
      delivered_on: addDays(today, -2),
    })),
  );
  // Each reads of it in its own language: the reason is the company's own words.
  const reasons = { S100: 'The heating element may overheat', S101: '加热管可能过热' };
  await product.import(
    'recalls',
    Object.entries(reasons).map(([serial, reason]) => ({
      recall_id: `story-${today}-${serial}`,
      model: 'STORY-700',
      serial_from: serial,
      serial_to: serial,
      reason,
      safety: 'yes',
      starts_on: addDays(today, 1),
    })),
  );
}
