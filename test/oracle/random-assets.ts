import { civilOf, type Day, dayOf, formatDay } from './civil-days.ts';
import type { Dice } from './dice.ts';
import { specialDay } from './random-customers.ts';
import type { AssetRow, CustomerRow } from './records.ts';

/** Assets bought in clusters, so that birthdays lie on the same day, inside the days of a card and just outside, over the year's end too. */
export function randomAssets(dice: Dice, customers: readonly CustomerRow[], firstDay: Day, lastDay: Day): AssetRow[] {
  const firstYear = civilOf(firstDay).year;
  let number = 0;
  return customers.flatMap((customer) => {
    const count = dice.pick([0, 0, 1, 1, 2, 3, 5]);
    const year = dice.pick([2019, 2020, 2022, 2024]);
    const base = dice.chance(0.4) ? specialDay(dice, year) : dayOf(year, 1, 1) + dice.between(0, 364);
    return Array.from({ length: count }, (_, i): AssetRow => {
      number += 1;
      const { month, day } = civilOf(base + (i === 0 ? 0 : dice.pick([0, 1, 6, 7, 8, 9, 14, 15, 16, 40, 200])));
      const boughtIn = dice.pick([2019, 2020, 2021, 2023, 2024, firstYear - 1, firstYear]);
      const bought = dayOf(boughtIn, month, month === 2 && day === 29 && boughtIn % 4 !== 0 ? 28 : day);
      return {
        asset_id: `A${number}`,
        customer_id: customer.customer_id,
        model: 'WM-7',
        name: `Machine ${number}`,
        category: 'washers',
        serial: `S${number}`,
        purchased_on: formatDay(bought),
        warranty_ends_on: dice.chance(0.5)
          ? formatDay(dice.between(Math.max(bought + 1, firstDay - 5), Math.max(bought + 2, lastDay + 65)))
          : '',
        ...fateOf(dice, bought, firstDay, lastDay),
      };
    });
  });
}

function fateOf(dice: Dice, bought: Day, firstDay: Day, lastDay: Day): Pick<AssetRow, 'status' | 'ended_on'> {
  if (dice.chance(0.8)) return { status: dice.pick(['active', 'active', '']), ended_on: '' };
  const status = dice.pick(['disposed', 'returned', 'transferred']);
  if (dice.chance(0.25)) return { status, ended_on: '' };
  const { month, day } = civilOf(bought);
  const birthday = dayOf(civilOf(firstDay).year, month, day === 29 ? 28 : day);
  const ended = dice.chance(0.6) ? birthday + dice.pick([-8, -7, -3, -1, 0, 1, 3]) : dice.between(firstDay, lastDay);
  return { status, ended_on: formatDay(Math.max(ended, bought)) };
}
