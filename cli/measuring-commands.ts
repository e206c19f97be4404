import type { Command, Option } from 'commander';
import type { CutPoints } from '../domain/classes/relationship.ts';
import { toDate, toNumber } from './arguments.ts';
import { type CommonOptions, type Console, type ExitCode, WrongUse } from './outcome.ts';

/** Half a year of silence counts as lost where nobody says otherwise. */
const LAPSE_DAYS = 182;

/** `care classes`, `cycles`, `value` and `sales-cost`: what customers are worth, on files and figures of one's own. */
export function addMeasuring(
  care: Command,
  to: Console,
  finish: (code: ExitCode) => void,
  map: Option,
  common: (command: Command) => CommonOptions,
): void {
  care
    .command('classes <orders>')
    .description('usage, value, status and relationship of every customer of an orders file')
    .addOption(map)
    .option('--on <date>', 'as of this date; the file’s last day without it', toDate)
    .option('--line-amounts', 'unit_price holds what the whole line cost', false)
    .option('--margin <percent>', 'margin of a line without unit_cost', toNumber, 100)
    .option('--serve <amount>', 'cost to serve one order', toNumber, 0)
    .option('--retain <amount>', 'what keeping one customer costs', toNumber, 0)
    .option('--lapse <days>', 'silence beyond which a customer counts as lost', toNumber, LAPSE_DAYS)
    .option('--cuts <many,few,high,low>', 'where many and few customers, high and low margins begin', toCuts)
    .option('--out <file>', 'a customers file with the classes as attributes, to be imported')
    .action(async (orders: string, own, command: Command) => {
      const { classes } = await import('./classes-command.ts');
      finish(await classes(orders, { ...own, ...common(command) }, to));
    });

  care
    .command('cycles <orders>')
    .description('cycles by category, one-time buyers, regulars gone quiet and tiers of an orders file')
    .addOption(map)
    .option('--on <date>', 'as of this date; the file’s last day without it', toDate)
    .option('--line-amounts', 'unit_price holds what the whole line cost', false)
    .option('--categories <file>', 'a products file that says which sku is of which category')
    .option('--category-map <pair...>', 'headers of that file: Header=sku Header=category', [])
    .action(async (orders: string, own, command: Command) => {
      const { cycles } = await import('./cycles-command.ts');
      finish(await cycles(orders, { ...own, ...common(command) }, to));
    });

  care
    .command('value')
    .description('what a customer is worth, with what is told of us')
    .option('--per-week <amount>', 'spent in a week', toNumber, 50)
    .option('--years <number>', 'for so many years', toNumber, 10)
    .option('--tells <number>', 'whom a satisfied customer tells', toNumber, 5)
    .option('--warns <number>', 'whom a dissatisfied one warns', toNumber, 10)
    .option('--persuaded <percent>', 'of whom so many act on it', toNumber, 20)
    .option('--rate <percent>', 'interest of the present value', toNumber, 10)
    .action(async (own, command: Command) => {
      const { value } = await import('./value-commands.ts');
      finish(value({ ...own, ...common(command) }, to));
    });

  care
    .command('sales-cost')
    .description('what a sale to somebody new costs, and one to a customer')
    .option('--new-cost <amount>', 'an attempt with somebody new', toNumber, 5)
    .option('--new-success <percent>', 'of which so many succeed', toNumber, 15)
    .option('--kept-cost <amount>', 'an attempt with a customer', toNumber, 1)
    .option('--kept-success <percent>', 'of which so many succeed', toNumber, 50)
    .option('--budget <amount>', 'what there is to be split between keeping and winning', toNumber)
    .option('--customers <number>', 'how many customers there are to be kept', toNumber, 0)
    .action(async (own, command: Command) => {
      const { salesCost } = await import('./value-commands.ts');
      finish(salesCost({ ...own, ...common(command) }, to));
    });
}

function toCuts(text: string): CutPoints {
  const [many, few, highMargin, lowMargin, more] = text.split(',').map(Number);
  if (many === undefined || few === undefined || highMargin === undefined || lowMargin === undefined || more !== undefined)
    throw new WrongUse('--cuts wants four numbers: many,few,high,low.');
  return { many, few, highMargin, lowMargin };
}
