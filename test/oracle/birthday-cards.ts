import { civilOf, type Day, yearlyIn } from './civil-days.ts';
import { type Asset, isEnded, type Person } from './people.ts';
import type { Settings } from './settings.ts';

/** A card that is due on a day: for several assets in order of asset id, or for one that has ended and is skipped. */
export interface Card {
  readonly day: Day;
  readonly assets: readonly string[];
  readonly ended: boolean;
}

interface Birthday {
  readonly asset: Asset;
  readonly day: Day;
}

/** > n ≥ 1 full years */
function birthdaysOf(asset: Asset, until: Day, settings: Settings): readonly Birthday[] {
  const birthdays: Birthday[] = [];
  const from = civilOf(asset.purchased).year + 1;
  for (let year = from; year <= civilOf(until).year + 1; year += 1) {
    const day = yearlyIn(asset.purchased, year, settings.leapDay);
    if (day !== null) birthdays.push({ asset, day });
  }
  return birthdays;
}

export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * > First = the earliest birthday not itself inside an earlier one's days (day 7 included, day 8 opens a new card, the walk runs
 * > over the year's end); assets with n = 0 and those ended by that day neither come in nor open a card; it depends on dates alone.
 * The walk starts at the very first birthday.
 */
export function cardsOf(person: Person, until: Day, settings: Settings): readonly Card[] {
  const birthdays = person.assets.flatMap((asset) => birthdaysOf(asset, until, settings));
  birthdays.sort((a, b) => a.day - b.day || inOrder(a.asset.id, b.asset.id));
  const covered = new Set<Birthday>();
  const cards: Card[] = [];
  for (const first of birthdays) {
    if (covered.has(first)) continue;
    if (isEnded(first.asset, first.day)) {
      cards.push({ day: first.day, assets: [first.asset.id], ended: true });
      continue;
    }
    const last = first.day + settings.mergeBirthdaysDays;
    const members = birthdays.filter(
      (other) => other.day >= first.day && other.day <= last && !covered.has(other) && !isEnded(other.asset, other.day),
    );
    for (const member of members) covered.add(member);
    cards.push({ day: first.day, assets: [...new Set(members.map((member) => member.asset.id))].sort(inOrder), ended: false });
  }
  return cards;
}
