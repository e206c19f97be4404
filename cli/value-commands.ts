import { costPerSale, presentValue, splitBudget, ValueFault, wordOfMouth } from '../domain/classes/customer-value.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';

export interface ValueOptions extends CommonOptions {
  readonly perWeek: number;
  readonly years: number;
  readonly tells: number;
  readonly warns: number;
  readonly persuaded: number;
  readonly rate: number;
}

const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** care 44: what a customer is worth, with what is told of us, and in money of today. */
export function value({ perWeek, years, tells, warns, persuaded, rate, json }: ValueOptions, to: Console): ExitCode {
  const told = asked(() => wordOfMouth({ perWeek, years, satisfiedTells: tells, dissatisfiedTells: warns, persuaded: persuaded / 100 }));
  const now = asked(() => presentValue(told.perYear, years, rate / 100));
  if (json) to.out(JSON.stringify({ ...told, presentValue: now, rate: rate / 100 }));
  else
    to.out(
      [
        `Own spending over ${years} years: ${money.format(told.own)}`,
        `Satisfied, tells ${tells}, of whom ${persuaded} % come: ${money.format(told.satisfied)}`,
        `Dissatisfied, warns ${warns}, of whom ${persuaded} % stay away: ${money.format(told.lost)} lost`,
        `Between the two: ${money.format(told.swing)}`,
        `Present value of the own spending at ${rate} %: ${money.format(now)}`,
      ].join('\n'),
    );
  return exitCode.done;
}

export interface EffortOptions extends CommonOptions {
  readonly newCost: number;
  readonly newSuccess: number;
  readonly keptCost: number;
  readonly keptSuccess: number;
  /** To be split between the two, for so many customers. */
  readonly budget?: number;
  readonly customers: number;
}

/** care 45: what a sale to somebody new costs, and to somebody who knows us. */
export function salesCost({ newCost, newSuccess, keptCost, keptSuccess, budget, customers, json }: EffortOptions, to: Console): ExitCode {
  const found = asked(() => costPerSale({ cost: newCost, success: newSuccess / 100 }, { cost: keptCost, success: keptSuccess / 100 }));
  const split = budget === undefined || found.kind === 'undefined' ? undefined : asked(() => splitBudget(budget, customers, found));
  if (json) to.out(JSON.stringify(split === undefined ? found : { ...found, split }));
  else if (found.kind === 'undefined')
    to.out(found.reason === 'no-success' ? 'Undefined: without a success there is no cost per sale.' : 'Undefined: keeping costs nothing.');
  else
    to.out(
      [
        `A sale to somebody new: ${money.format(found.new)}`,
        `A sale to a customer:   ${money.format(found.kept)}`,
        `New to kept: ${found.ratio.toFixed(1)} to 1. Money that keeps a customer goes ${found.ratio.toFixed(1)} times as far.`,
        ...(split === undefined
          ? []
          : [
              `To keep: ${money.format(split.keep)}, for ${split.salesKept} sales to customers`,
              `To win:  ${money.format(split.win)}, for ${split.salesWon} sales to somebody new`,
            ]),
      ].join('\n'),
    );
  return exitCode.done;
}

function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof ValueFault) throw new WrongUse(fault.message, { cause: fault });
    throw fault;
  }
}
