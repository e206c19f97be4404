import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { instantAt } from '../../domain/calendar/zoned-time.ts';
import type { Asset, Customer } from '../../domain/customer.ts';
import type { Order, PointsEvent } from '../../domain/order.ts';
import type { SeededRandom } from './seeded-random.ts';

const models = [
  ['WM-700', 'washing machine', '洗衣机', 'laundry'],
  ['DR-450', 'tumble dryer', '烘干机', 'laundry'],
  ['DW-300', 'dishwasher', '洗碗机', 'kitchen'],
  ['FR-900', 'fridge', '冰箱', 'kitchen'],
  ['OV-220', 'oven', '烤箱', 'kitchen'],
  ['AC-120', 'air conditioner', '空调', 'climate'],
  ['PC-500', 'computer', '电脑', 'electronics'],
] as const;

const goods = [
  ['FILTER-2', 'Water filters, set of two', 'consumables', 30],
  ['DESC-6', 'Descaler, six sachets', 'consumables', 15],
  ['POD-80', 'Dishwasher tablets, 80', 'consumables', 25],
  ['COFFEE-M', 'Coffee machine', 'kitchen', 240],
  ['MIXER-S', 'Stand mixer', 'kitchen', 320],
  ['VAC-C', 'Cordless vacuum cleaner', 'laundry', 290],
  ['FAN-T', 'Tower fan', 'climate', 110],
  ['SCREEN-27', 'Screen, 27 inches', 'electronics', 260],
] as const;

export function inventAsset(random: SeededRandom, n: number, owner: Customer, today: CalendarDate): Asset {
  const [model, english, chinese, category] = random.pick(models);
  const purchasedOn = addDays(today, -random.whole(10, 6 * 365));
  const warrantyEndsOn = addDays(purchasedOn, 730);
  return {
    id: `A${String(n + 1).padStart(5, '0')}`,
    model,
    name: owner.locale?.startsWith('zh') === true ? chinese : english,
    category,
    serial: String(10_000_000 + n * 7),
    purchasedOn,
    ...(warrantyEndsOn >= today && random.chance(0.3) ? { warrantyEndsOn } : {}),
    status: 'active',
  };
}

/**
 * Orders at a rhythm of the customer's own, about a year as appliances are bought, up to a last one. One in five has gone silent; for
 * the others the next order is still to come.
 */
export function inventOrders(random: SeededRandom, owner: Customer, today: CalendarDate, firstNumber: number): Order[] {
  const rhythm = random.whole(270, 430);
  const silent = random.chance(0.2);
  const count = random.pick([0, 1, 2, 2, 3, 3, 4, 4, 4, 5]);
  let day = addDays(today, -(silent ? Math.round(rhythm * (1.5 + 2 * random.next())) : random.whole(1, Math.round(rhythm * 0.8))));
  const orders: Order[] = [];
  for (let n = 0; n < count; n++) {
    orders.unshift(inventOrder(random, owner, day, `O${String(firstNumber + n).padStart(6, '0')}`, today));
    day = addDays(day, -Math.max(3, Math.round(rhythm * (0.7 + 0.6 * random.next()))));
  }
  return orders;
}

function inventOrder(random: SeededRandom, owner: Customer, day: CalendarDate, id: string, today: CalendarDate): Order {
  const time = `${String(random.whole(8, 21)).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}`;
  const delivered = addDays(day, random.whole(1, 3));
  const recent = day > addDays(today, -21) && delivered <= today;
  const lines = Array.from({ length: random.pick([1, 1, 1, 2]) }, (_, ordinal) => {
    const [sku, description, category, price] = random.pick(goods);
    return {
      sku: `${sku}${ordinal === 0 ? '' : '-B'}`,
      ordinal: 0,
      description,
      category,
      quantity: String(random.pick([1, 1, 1, 2])),
      unitPrice: `${price}.00`,
    };
  });
  return { id, at: instantAt(day, time, owner.timeZone), day, lines, ...(recent ? { deliveredOn: delivered } : {}) };
}

export const inventPoints = (random: SeededRandom, n: number, today: CalendarDate): PointsEvent => ({
  id: `E${String(n).padStart(5, '0')}`,
  day: addDays(today, -random.whole(1, 300)),
  points: String(random.pick([50, 100, 250, 250, 3000])),
  source: random.chance(0.9) ? 'promotion' : 'adjustment',
});
