import type { CalendarDate } from '../calendar/calendar-date.ts';

/** What one customer said of a use or a fault of a model. */
export interface Report {
  readonly customer: string;
  readonly model: string;
  readonly text: string;
  readonly on: CalendarDate;
}

export interface ProductIdea {
  readonly model: string;
  /** As the first of them said it. */
  readonly text: string;
  /** Each counts once, however often and in however many words they said it. */
  readonly customers: readonly string[];
  readonly since: CalendarDate;
}

/** care 31: from so many customers on it is an idea, and not a mishap. */
export const LEAST_REPORTERS = 5;

/** Share of letter pairs that two texts have in common from which they say the same (Sørensen and Dice). */
const ALIKE = 0.6;

/**
 * > care 31: ≥ k customers report the same unlisted use or fault of a model → product idea. Near-duplicate texts of one customer count
 * > once.
 *
 * Texts are compared by their pairs of letters, so that word order, case and small slips do not matter, in Chinese as in English. What
 * `listed` names, the company knows already.
 */
export function mineDemand(reports: readonly Report[], listed: readonly string[], least = LEAST_REPORTERS): ProductIdea[] {
  const known = new Set(listed.map(lettersOf));
  const groups: { model: string; text: string; since: CalendarDate; pairs: ReadonlySet<string>; customers: Set<string> }[] = [];
  for (const { customer, model, text, on } of [...reports].sort((a, b) => compare(a.on, b.on) || compare(a.customer, b.customer))) {
    const letters = lettersOf(text);
    if (letters === '' || known.has(letters)) continue;
    const pairs = pairsOf(letters);
    const group = groups.find((each) => each.model === model && alike(each.pairs, pairs) >= ALIKE);
    if (group === undefined) groups.push({ model, text, since: on, pairs, customers: new Set([customer]) });
    else group.customers.add(customer);
  }
  return groups
    .filter(({ customers }) => customers.size >= least)
    .sort((a, b) => b.customers.size - a.customers.size || compare(a.model, b.model))
    .map(({ model, text, since, customers }) => ({ model, text, since, customers: [...customers] }));
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function pairsOf(letters: string): ReadonlySet<string> {
  const signs = [...letters];
  return new Set(signs.length < 2 ? signs : signs.slice(1).map((sign, n) => `${signs[n]}${sign}`));
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return (2 * both) / (a.size + b.size);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
