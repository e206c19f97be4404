/** A figure that cannot be: named, so that nobody reads a number that was made of it. */
export class ValueFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ValueFault';
  }
}

export const WEEKS_PER_YEAR = 52;

/** care 44: what somebody spends, for how long, and whom they tell. */
export interface SpendingStory {
  readonly perWeek: number;
  readonly years: number;
  /** How many a satisfied customer tells, and a dissatisfied one. */
  readonly satisfiedTells: number;
  readonly dissatisfiedTells: number;
  /** Share of those told who come to stay, or stay away. */
  readonly persuaded: number;
}

export interface WordOfMouth {
  readonly perYear: number;
  /** The customer's own spending over the years. */
  readonly own: number;
  /** With those who were won by what was told. */
  readonly satisfied: number;
  /** What is lost: the own, and those who were kept away. */
  readonly lost: number;
  /** Between the two ends. */
  readonly swing: number;
}

/**
 * Base = per week × 52 × years. A satisfied customer tells 5, of whom 20 % stay: base × (1 + 1). A dissatisfied one is lost and tells
 * 10: base × (1 + 2) lost.
 */
export function wordOfMouth(story: SpendingStory): WordOfMouth {
  const { perWeek, years, satisfiedTells, dissatisfiedTells, persuaded } = story;
  for (const [name, value] of Object.entries(story)) notNegative(name, value);
  notAboveOne('persuaded', persuaded);
  const perYear = perWeek * WEEKS_PER_YEAR;
  const own = perYear * years;
  const satisfied = own * (1 + satisfiedTells * persuaded);
  const lost = own * (1 + dissatisfiedTells * persuaded);
  return { perYear, own, satisfied, lost, swing: satisfied + lost };
}

/** Present value of an equal amount at the end of each of so many years: A · (1 − (1 + r)^−n) / r. */
export function presentValue(perYear: number, years: number, rate: number): number {
  notNegative('perYear', perYear);
  notNegative('years', years);
  notNegative('rate', rate);
  notAboveOne('rate', rate);
  return rate === 0 ? perYear * years : (perYear * (1 - (1 + rate) ** -years)) / rate;
}

function notNegative(name: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) throw new ValueFault(`"${name}" is a number of 0 or more, not ${value}.`);
}

/** > A rate above 1 is refused. */
function notAboveOne(name: string, value: number): void {
  if (value > 1) throw new ValueFault(`"${name}" is a share from 0 to 1, not ${value}.`);
}

/** care 45: what a sale costs. */
export interface SalesEffort {
  /** What an attempt costs. */
  readonly cost: number;
  /** Share of the attempts that end in a sale. */
  readonly success: number;
}

export type CostRatio =
  | { readonly kind: 'ratio'; readonly new: number; readonly kept: number; readonly ratio: number }
  | { readonly kind: 'undefined'; readonly reason: 'no-success' | 'no-cost' };

/** > Cost per sale, new to old. A success rate of zero has no cost per sale: undefined with its reason, never 0 or ∞. */
export function costPerSale(won: SalesEffort, kept: SalesEffort): CostRatio {
  for (const [who, { cost, success }] of Object.entries({ won, kept })) {
    notNegative(`${who}.cost`, cost);
    notNegative(`${who}.success`, success);
    notAboveOne(`${who}.success`, success);
  }
  if (won.success === 0 || kept.success === 0) return { kind: 'undefined', reason: 'no-success' };
  if (kept.cost === 0) return { kind: 'undefined', reason: 'no-cost' };
  const [ofNew, ofKept] = [won.cost / won.success, kept.cost / kept.success];
  return { kind: 'ratio', new: ofNew, kept: ofKept, ratio: ofNew / ofKept };
}

export interface BudgetSplit {
  readonly keep: number;
  readonly win: number;
  /** Whole sales that each part pays for. */
  readonly salesKept: number;
  readonly salesWon: number;
}

/**
 * > care 45: budget split between acquisition and retention. Where a sale costs less, first: one to each customer, and what is left to somebody
 * new; all of it to somebody new where that is the cheaper.
 */
export function splitBudget(
  budget: number,
  customers: number,
  cost: Pick<Extract<CostRatio, { kind: 'ratio' }>, 'new' | 'kept'>,
): BudgetSplit {
  notNegative('budget', budget);
  notNegative('customers', customers);
  if (cost.new <= 0 || cost.kept <= 0) throw new ValueFault('A sale that costs nothing asks for no budget.');
  const keep = cost.kept <= cost.new ? Math.min(budget, customers * cost.kept) : 0;
  const win = budget - keep;
  return { keep, win, salesKept: wholeSales(keep, cost.kept), salesWon: wholeSales(win, cost.new) };
}

/** A third has no end in a computer: 2,000 at 33.33… each are 60 sales, and not 59. */
const ROUNDING = 1e-9;
const wholeSales = (budget: number, each: number): number => Math.floor(budget / each + ROUNDING);
