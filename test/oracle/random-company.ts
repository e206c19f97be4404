import { dayOf, formatDay } from './civil-days.ts';
import { diceOf } from './dice.ts';
import { randomAssets } from './random-assets.ts';
import { randomCustomers } from './random-customers.ts';
import { randomOrders, randomPoints } from './random-purchases.ts';
import { randomSettings } from './random-settings.ts';
import type { Company } from './records.ts';
import { type SettingsFile, settingsOf } from './settings.ts';

export interface RandomCompany extends Company {
  readonly settings: SettingsFile;
  readonly from: string;
  readonly to: string;
}

/** A company of a seed, over fifteen months and a bit; every third or so sees 29 February 2028. */
export function randomCompany(
  seed: number,
  { customers: count = 300, days = 470, settings: fixed }: { customers?: number; days?: number; settings?: SettingsFile } = {},
): RandomCompany {
  const dice = diceOf(seed);
  const firstDay = dice.pick([dayOf(2026, 12, 1), dayOf(2027, 1, 15), dayOf(2026, 6, 30)]);
  const lastDay = firstDay + days - 1;
  const drawn = randomSettings(dice);
  const file = fixed ?? drawn;
  const settings = settingsOf(file);
  const customers = randomCustomers(dice, count, firstDay, lastDay);
  return {
    settings: file,
    from: formatDay(firstDay),
    to: formatDay(lastDay),
    customers,
    assets: randomAssets(dice, customers, firstDay, lastDay),
    orders: randomOrders(dice, customers, firstDay, lastDay, settings),
    points: randomPoints(dice, customers, firstDay, lastDay, settings),
  };
}
