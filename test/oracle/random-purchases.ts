import { addMonths, type Day, formatDay, parseDay } from './civil-days.ts';
import type { Dice } from './dice.ts';
import type { CustomerRow, OrderRow, PointsRow } from './records.ts';
import type { Settings } from './settings.ts';
import { formatInstant, formatLocal, instantOf, parseInstant, parseMinutes } from './zones.ts';

/**
 * Local times, but none in the quarter of an hour after an instant at which something is decided, or before quiet hours begin:
 * the engine has ten minutes for a step, and what comes in meanwhile may or may not be seen.
 */
function someMinutes(dice: Dice, settings: Settings): number {
  const decided = [0, parseMinutes(settings.sendAt), parseMinutes(settings.quietHours.to)];
  const quietFrom = parseMinutes(settings.quietHours.from);
  for (;;) {
    const minutes = dice.pick([17, 1437, dice.between(20, 1420), dice.between(500, 1300)]);
    const racing = decided.some((at) => minutes >= at - 1 && minutes <= at + 15) || (minutes >= quietFrom - 15 && minutes <= quietFrom);
    if (!racing) return minutes;
  }
}

/** An instant in one of the notations that the files allow. */
function written(dice: Dice, instant: number, companyZone: string): string {
  const local = formatLocal(instant, companyZone);
  if (dice.chance(0.2) && parseInstant(local, companyZone) === instant) return `${local}:00`;
  return dice.chance(0.2) ? formatInstant(instant + 5 * 3_600_000).replace('Z', '+05:00') : formatInstant(instant);
}

/** The local days on which a customer buys: never, once, or with a rhythm that ends. */
function purchaseDays(dice: Dice, first: Day, lastDay: Day): Day[] {
  const habit = dice.pick(['never', 'once', 'once', 'rhythm', 'rhythm', 'rhythm', 'often'] as const);
  if (habit === 'never' || first >= lastDay) return [];
  const start = dice.between(first, Math.max(first, lastDay - 40));
  if (habit === 'once') return [start];
  const gap = habit === 'often' ? 2 : dice.between(10, 70);
  const count = dice.between(2, 7);
  const days = [start];
  for (let i = 1; i < count; i += 1) days.push(days.at(-1)! + Math.max(1, gap + dice.between(-5, 5)));
  return days.filter((day) => day <= lastDay);
}

export function randomOrders(dice: Dice, customers: readonly CustomerRow[], firstDay: Day, lastDay: Day, settings: Settings): OrderRow[] {
  let number = 0;
  const rows: { readonly at: number; readonly row: OrderRow }[] = [];
  for (const customer of customers) {
    const joined = customer.joined_on ? parseDay(customer.joined_on) : firstDay - 400;
    for (const day of purchaseDays(dice, Math.max(joined, firstDay - 400), lastDay)) {
      for (let i = dice.chance(0.15) ? 2 : 1; i > 0; i -= 1) {
        number += 1;
        rows.push(...orderOf(dice, customer, `O${number}`, day, settings));
      }
    }
  }
  return rows.sort((a, b) => a.at - b.at).map(({ row }) => row);
}

function orderOf(dice: Dice, customer: CustomerRow, id: string, day: Day, settings: Settings): { at: number; row: OrderRow }[] {
  const zone = settings.company.timeZone;
  const at = instantOf(day, someMinutes(dice, settings), customer.time_zone);
  const delivered = dice.chance(0.6) ? day + dice.between(0, 10) : null;
  const count = dice.pick([1, 1, 1, 2, 3]);
  const ordered_at = written(dice, at, zone);
  const lines = Array.from({ length: count }, (_, i): OrderRow => {
    const split = delivered !== null && dice.chance(0.2) ? dice.pick([1, 5, 7, 9, 31]) : 0;
    return {
      order_id: id,
      customer_id: customer.customer_id,
      ordered_at,
      sku: `SKU-${i}`,
      description: 'A thing, "new"',
      category: dice.pick(['washers', 'washers', 'fridges', 'ovens', '']),
      quantity: dice.pick(['1', '1', '1', '2', '3']),
      unit_price: dice.pick(['19.99', '100', '149.50', '299', '300', '0.01', '999.95', '3000']),
      unit_cost: '',
      currency: 'EUR',
      delivered_on: delivered === null ? '' : formatDay(delivered + split),
    };
  });
  const rows = lines.map((row) => ({ at, row }));
  if (dice.chance(0.15)) rows.push(refundOf(dice, customer, lines[0]!, day, at, settings));
  return rows;
}

function refundOf(
  dice: Dice,
  customer: CustomerRow,
  line: OrderRow,
  day: Day,
  after: number,
  settings: Settings,
): { at: number; row: OrderRow } {
  const on = day + dice.pick([0, 1, 5, 30, 70]);
  const at = Math.max(instantOf(on, someMinutes(dice, settings), customer.time_zone), after);
  return {
    at,
    row: {
      ...line,
      order_id: `R-${line.order_id}`,
      ordered_at: formatInstant(at),
      quantity: `-${line.quantity}`,
      delivered_on: '',
      refund_of: dice.chance(0.6) ? line.order_id : '',
    },
  };
}

/** Points that bring some members exactly to a threshold or one below it, dated on the window's edges or inside. */
export function randomPoints(dice: Dice, customers: readonly CustomerRow[], firstDay: Day, lastDay: Day, settings: Settings): PointsRow[] {
  let number = 0;
  return customers.flatMap((customer) => {
    if (!customer.joined_on || dice.chance(0.4)) return [];
    const joined = parseDay(customer.joined_on);
    const validity = settings.tierValidityDays;
    const earliest = Math.max(1, Math.ceil((firstDay - 30 - joined) / validity));
    const end = joined + validity * (earliest + dice.between(0, 6));
    const target = dice.pick([299, 300, 301, 2999, 3000, 9999, 10000, 12000]);
    const part = dice.between(1, target - 1);
    const opens = addMonths(end, -12);
    const edge = dice.pick([opens, opens + 1, end, end + 1, end - dice.between(1, 100)]);
    const entries = [
      { day: edge, points: dice.chance(0.3) ? target : part },
      { day: end - dice.between(0, 200), points: target - part },
      ...(dice.chance(0.2) ? [{ day: end + dice.between(1, 60), points: -dice.between(1, 400) }] : []),
    ];
    return entries
      .filter(({ day }) => day >= joined && day <= lastDay)
      .map(({ day, points }): PointsRow => {
        number += 1;
        const at = instantOf(day, someMinutes(dice, settings), customer.time_zone);
        const source = points < 0 ? 'adjustment' : 'promotion';
        return { event_id: `E${number}`, customer_id: customer.customer_id, at: formatInstant(at), points: String(points), source };
      });
  });
}
