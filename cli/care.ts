import { Command, CommanderError, Option } from 'commander';
import { SettingsFault } from '../domain/settings-file.ts';
import { toDate, toDays, toInstant, toPort, toShare, toWhole } from './arguments.ts';
import { addCampaigns } from './campaign-commands.ts';
import { careClient } from './care-client.ts';
import { addMeasuring } from './measuring-commands.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';

const DEFAULT_SEED = 1;
const LONGEST_FORECAST = 90;
/** Thirty-three a second, at which SES's rates of most accounts can follow. */
const BROADCAST_PER_HOUR = 120_000;
/** One order in ten months, as of appliances. */
const ORDERS_PER_MONTH = 0.1;

/** The command line. Commands are loaded when they are called: some bring half the product with them. */
export function careProgram(to: Console, finish: (code: ExitCode) => void): Command {
  const care = new Command('care')
    .description('Perennial on the command line: customer care that runs by dated facts.')
    .option('--json', 'print JSON', false)
    .option('--port <number>', 'where the product runs, or is to run', toPort, 4100)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => to.out(text.trimEnd()), writeErr: (text) => to.err(text.trimEnd()) })
    .showHelpAfterError('(care --help shows what there is)')
    .exitOverride()
    .helpCommand(false);
  const all = <Own extends object>(command: Command, own: Own): Own & CommonOptions => ({ ...own, ...common(command) });

  care
    .command('start')
    .description('the whole product on this machine: console, pages, inbox, API')
    .option('--data <directory>', 'where it keeps its data', '.perennial')
    .option('--demo', 'with the customers of an invented appliance maker, where the directory is new', false)
    .option('--clock <instant>', 'begin at this instant', toInstant)
    .action(async (own, command: Command) => {
      const { start } = await import('./start-command.ts');
      finish(await start(all(command, own), to));
    });

  care
    .command('import <kind> <file>')
    .description(
      'bring a file into the running product (customers, assets, orders, points, facts, credit, supplies, recalls, service, promises)',
    )
    .addOption(mapOption('headers of the file: Header=our_column'))
    .action(async (kind: string, file: string, own, command: Command) => {
      const { importFile } = await import('./import-command.ts');
      finish(await importFile(kind, file, all(command, own), clientOf(command), to));
    });

  care
    .command('simulate')
    .description('run the engine over files in virtual time; every message and every skip becomes a JSON line')
    .requiredOption('--from <date>', 'first local date', toDate)
    .requiredOption('--to <date>', 'last local date', toDate)
    .requiredOption('--out <file>', 'where the lines go')
    .option('--customers <file>', 'a customers file')
    .option('--assets <file>', 'an assets file')
    .option('--orders <file>', 'an orders file')
    .option('--points <file>', 'a points file')
    .option('--facts <file>', 'a facts file')
    .option('--settings <file>', 'what differs from the default settings, as JSON')
    .addOption(mapOption('headers of a file: [kind:]Header=our_column, orders without a kind'))
    .action(async (own, command: Command) => {
      const { simulateFiles } = await import('./simulate-command.ts');
      finish(await simulateFiles(all(command, own), to));
    });

  care
    .command('explain <customer> <campaign>')
    .description('sent when, skipped why, or when next')
    .option('--on <date>', 'the customer’s local date; today without it', toDate)
    .action(async (customer: string, campaign: string, own, command: Command) => {
      const { explain } = await import('./explain-command.ts');
      finish(await explain(customer, campaign, all(command, own), clientOf(command), to));
    });

  care
    .command('forecast')
    .description('per campaign: what is due in the days ahead, what would be held back and why, messages and cost')
    .option('--days <number>', 'how far, up to 90', toDays, LONGEST_FORECAST)
    .action(async (own, command: Command) => {
      const { foretell } = await import('./forecast-command.ts');
      finish(await foretell(all(command, own), clientOf(command), to));
    });

  care
    .command('export <customer>')
    .description('everything held of a person')
    .option('--out <file>', 'where it goes; standard output without it')
    .action(async (customer: string, own, command: Command) => {
      const { exportCustomer } = await import('./subject-commands.ts');
      finish(await exportCustomer(customer, all(command, own), clientOf(command), to));
    });

  care
    .command('erase <customer>')
    .description('erase a person for good, with a receipt')
    .option('--yes', 'do not ask', false)
    .action(async (customer: string, own, command: Command) => {
      const { erase } = await import('./subject-commands.ts');
      finish(await erase(customer, all(command, own), clientOf(command), to));
    });

  care
    .command('demo-customers <orders>')
    .description('an invented customers file for the customer ids of an orders file')
    .option('--seed <number>', 'another seed, other people', toWhole, DEFAULT_SEED)
    .addOption(mapOption('headers of the file: Header=our_column'))
    .option('--out <file>', 'where it goes; standard output without it')
    .action(async (orders: string, own, command: Command) => {
      const { writeDemoCustomers } = await import('./demo-customers-command.ts');
      finish(await writeDemoCustomers(orders, all(command, own), to));
    });

  care
    .command('from-pinpoint <exports...>')
    .description('a customers file from exports of Amazon Pinpoint’s endpoints (JSON lines or CSV, gzip too)')
    .requiredOption('--out <file>', 'where the customers file goes, as JSON lines')
    .option('--notes <file>', 'where each line goes that was not carried over as it stood, and why')
    .option('--others-agreed', 'who did not opt out had agreed to marketing; without it nobody had', false)
    .addOption(mapOption('attributes that are columns of ours: Birthday=born_on'))
    .action(async (exports: string[], own, command: Command) => {
      const { fromPinpoint } = await import('./from-pinpoint-command.ts');
      finish(await fromPinpoint(exports, all(command, own), to));
    });

  care
    .command('from-pinpoint-plans <answers...>')
    .description(
      'campaign files of Amazon Pinpoint’s journeys, campaigns, segments and templates, with what was carried over and what was not',
    )
    .requiredOption('--out <folder>', 'where the files go, for "care campaigns push"')
    .option('--report <file>', 'a line for each activity, as JSON lines')
    .action(async (answers: string[], own, command: Command) => {
      const { fromPinpointPlans } = await import('./from-pinpoint-plans-command.ts');
      finish(await fromPinpointPlans(answers, all(command, own), to));
    });

  care
    .command('cost')
    .description('what a month would cost at a size, by service, with the formula')
    .requiredOption('--customers <number>', 'how many there are', toWhole)
    .requiredOption('--due-percent <percent>', 'how many of them get a message on an average day', toShare)
    .option('--orders <number>', 'orders of one customer in a month', toShare, ORDERS_PER_MONTH)
    .action(async ({ customers, duePercent, orders }, command: Command) => {
      const { cost } = await import('./cost-command.ts');
      finish(cost({ customers, duePercent, ordersPerMonth: orders }, common(command), to));
    });

  care
    .command('broadcast [campaign]')
    .description('send a campaign on the fact "broadcast" to everybody its audience lets in, once; without a campaign: how far each is')
    .option('--model <model>', 'only to owners of this model')
    .option('--per-hour <number>', 'customers looked at in an hour', toWhole, BROADCAST_PER_HOUR)
    .option('--pause <id>', 'hold one back')
    .option('--resume <id>', 'let one go on')
    .option('--cancel <id>', 'end one for good')
    .action(async (campaign: string | undefined, own, command: Command) => {
      const { broadcast } = await import('./broadcast-command.ts');
      finish(await broadcast(campaign, all(command, own), clientOf(command), to));
    });

  care
    .command('figures [parts...]')
    .description(
      'run the benchmarks of docs/figures.md: about 7 minutes on two quiet cores; parts: find-due, derive-facts, deliver-messages, imports, import-memory, bundles, answers',
    )
    .option('--write', 'keep what was measured, and write docs/figures.md with its charts anew', false)
    .option('--quick', 'a tenth of every size, to see that it runs', false)
    .action(async (parts: string[], own, command: Command) => {
      const { figures } = await import('./figures-command.ts');
      finish(await figures(parts, all(command, own), to));
    });
  addCampaigns(care, to, finish, common);
  addMeasuring(care, to, finish, mapOption('headers of the file: Header=our_column'), common);
  return care;
}

const mapOption = (description: string): Option => new Option('--map <pair...>', description).default([], 'our own names');

function common(command: Command): CommonOptions {
  const { json, port } = command.optsWithGlobals<CommonOptions>();
  return { json, port };
}

const clientOf = (command: Command) => careClient(common(command).port);

/** Runs a command line; never rejects. */
export async function runCare(words: readonly string[], to: Console): Promise<ExitCode> {
  let code: ExitCode = exitCode.done;
  try {
    await careProgram(to, (given) => {
      code = given;
    }).parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.wrongUse;
    to.err(error instanceof Error ? error.message : String(error));
    return error instanceof WrongUse || error instanceof SettingsFault ? exitCode.wrongUse : exitCode.failed;
  }
}
