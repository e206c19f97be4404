import { addDays, type CalendarDate, yearOf } from '../calendar/calendar-date.ts';
import { anniversaryIn, type LeapDay, occurrenceOn } from '../calendar/yearly.ts';
import { type Asset, assetEndedBy } from '../customer.ts';
import type { Settings } from '../settings.ts';

export interface GreetedProduct {
  readonly asset: Asset;
  /** Full years at its own birthday, which may lie some days after the card's. */
  readonly years: number;
}

export type BirthdayCard =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asset-ended' }
  /** In order of asset id. */
  | { readonly kind: 'card'; readonly products: readonly GreetedProduct[] };

interface Birthday extends GreetedProduct {
  readonly day: CalendarDate;
}

type MergeSettings = Pick<Settings, 'mergeBirthdaysDays' | 'leapDay'>;

/**
 * What `asset`'s birthday on `on` comes to.
 *
 * > Assets of one customer whose birthdays fall within `mergeBirthdaysDays` after the first come in that first one's card, and get no
 * > card of their own that year. First = the earliest birthday not itself inside an earlier one's days (day 7 included, day 8 opens a
 * > new card, the walk runs over the year's end); assets with n = 0 (no line) and those ended by that day (line `asset-ended`) neither
 * > come in nor open a card.
 *
 * "That day" is each asset's own birthday: this is where its line would stand. Of several assets with the birthday that opens a card,
 * the card is the one's with the lowest id; the others come to nothing.
 */
export function birthdayCard({
  assets,
  asset: id,
  on,
  settings,
}: {
  assets: readonly Asset[];
  asset: string;
  on: CalendarDate;
  settings: MergeSettings;
}): BirthdayCard {
  const asset = assets.find((each) => each.id === id);
  if (asset?.purchasedOn === undefined) return { kind: 'nothing' };
  const years = occurrenceOn({ date: asset.purchasedOn }, on, settings.leapDay);
  if (years === undefined || years === 0) return { kind: 'nothing' };
  if (assetEndedBy(asset, on)) return { kind: 'asset-ended' };

  const lastDay = addDays(on, settings.mergeBirthdaysDays);
  const birthdays = birthdaysUntil(lastDay, yearOf(on) - 1, assets, settings.leapDay);
  const opened = openDayOn(on, birthdays, settings) ?? openDayOn(on, birthdaysUntil(lastDay, 0, assets, settings.leapDay), settings, true);
  if (opened !== on) return { kind: 'nothing' };
  const inCard = birthdays.filter(({ day }) => day >= on);
  if (inCard[0]?.asset.id !== id) return { kind: 'nothing' };
  const products = inCard.map(({ asset, years }) => ({ asset, years })).sort((a, b) => compare(a.asset.id, b.asset.id));
  return { kind: 'card', products };
}

/**
 * The day that opens the card in whose days `on` lies. The walk may start wherever a birthday has no other within the days before
 * it: that one opens a card whatever came earlier. Where birthdays chain round the whole year, it starts at the customer's very first
 * birthday of all (`fromTheFirst`); undefined where that is needed and `birthdays` does not reach back so far.
 */
function openDayOn(
  on: CalendarDate,
  birthdays: readonly Birthday[],
  { mergeBirthdaysDays }: MergeSettings,
  fromTheFirst = false,
): CalendarDate | undefined {
  const days = [...new Set(birthdays.map(({ day }) => day))].filter((day) => day <= on);
  const daysEnd = (day: CalendarDate): CalendarDate => addDays(day, mergeBirthdaysDays);
  let start = days.length - 1;
  for (; start > 0; start -= 1) {
    const [before, day] = days.slice(start - 1, start + 1);
    if (before === undefined || day === undefined || daysEnd(before) < day) break;
  }
  if (start === 0 && !fromTheFirst) return undefined;
  return days
    .slice(start)
    .reduce<CalendarDate | undefined>((open, day) => (open !== undefined && day <= daysEnd(open) ? open : day), undefined);
}

/** Birthdays with n ≥ 1 of assets not ended by then, from `fromYear` on and up to `lastDay`, by day, then asset id. */
function birthdaysUntil(lastDay: CalendarDate, fromYear: number, assets: readonly Asset[], leapDay: LeapDay): Birthday[] {
  const birthdays: Birthday[] = [];
  for (const asset of assets) {
    if (asset.purchasedOn === undefined) continue;
    const bought = yearOf(asset.purchasedOn);
    for (let year = Math.max(fromYear, bought + 1); year <= yearOf(lastDay); year += 1) {
      const day = anniversaryIn(asset.purchasedOn, year, leapDay);
      if (day !== undefined && day <= lastDay && !assetEndedBy(asset, day)) birthdays.push({ day, asset, years: year - bought });
    }
  }
  return birthdays.sort((a, b) => compare(a.day, b.day) || compare(a.asset.id, b.asset.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
