import Big from 'big.js';

export const valueClasses = ['vip', 'major', 'ordinary', 'small'] as const;
export type ValueClass = (typeof valueClasses)[number];

/** Share of the customers up to and with each class, in percent, best first. */
export const VALUE_CUTS = [
  { class: 'vip', upToPercent: 1 },
  { class: 'major', upToPercent: 5 },
  { class: 'ordinary', upToPercent: 20 },
  { class: 'small', upToPercent: 100 },
] as const;

/** Below so many customers one percent is nobody. */
export const LEAST_CUSTOMERS = 100;

export interface Earnings {
  readonly customer: string;
  /** Exact decimal texts, of one currency. */
  readonly margin: string;
  readonly costToServe: string;
  readonly retentionCost: string;
}

/** > Profit = margin − cost to serve − retention cost. */
export const profitOf = ({ margin, costToServe, retentionCost }: Earnings): Big => new Big(margin).minus(costToServe).minus(retentionCost);

export type ValueClasses =
  | { readonly kind: 'too-few'; readonly n: number; readonly least: number }
  | {
      readonly kind: 'classes';
      readonly classOf: ReadonlyMap<string, ValueClass>;
      /** Whose profit lies below zero: they have no class, and are looked at one by one. */
      readonly losses: readonly string[];
    };

/**
 * care 38
 * > By profit rank 1 / 4 / 15 / 80 %. n < 100 → quantiles off; ties share the higher class; loss-makers listed apart.
 *
 * The ranks are over those whose profit is zero or more. Where a cut falls inside equals, all of them stand above it.
 */
export function valueClassesOf(all: readonly Earnings[]): ValueClasses {
  const ranked = all.map((one) => ({ customer: one.customer, profit: profitOf(one) }));
  const gains = ranked.filter(({ profit }) => profit.gte(0)).sort((a, b) => b.profit.cmp(a.profit) || compare(a.customer, b.customer));
  if (gains.length < LEAST_CUSTOMERS) return { kind: 'too-few', n: gains.length, least: LEAST_CUSTOMERS };
  const losses = ranked.filter(({ profit }) => profit.lt(0)).map(({ customer }) => customer);
  const classOf = new Map<string, ValueClass>();
  let rank = 0;
  for (const [index, { customer, profit }] of gains.entries()) {
    // Equals share the rank of the first of them.
    if (index === 0 || !profit.eq(gains[index - 1]?.profit ?? profit)) rank = index;
    classOf.set(customer, classOfRank(rank, gains.length));
  }
  return { kind: 'classes', classOf, losses };
}

/** `rank` from 0. A class is as large as its share rounded up, so that nobody of a hundred is nobody. */
function classOfRank(rank: number, n: number): ValueClass {
  const cut = VALUE_CUTS.find(({ upToPercent }) => rank < Math.ceil((n * upToPercent) / 100));
  return cut?.class ?? 'small';
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
