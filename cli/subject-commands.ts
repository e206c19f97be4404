import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import * as z from 'zod';
import type { CareClient } from './care-client.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';

const pathOf = (customer: string): string => `/api/customers/${encodeURIComponent(customer)}`;

/** Everything that is held of a person, as JSON. */
export async function exportCustomer(
  customer: string,
  options: CommonOptions & { readonly out?: string },
  client: CareClient,
  to: Console,
): Promise<ExitCode> {
  const held = JSON.stringify(await client.get(`${pathOf(customer)}/export`), null, options.json ? undefined : 2);
  if (options.out === undefined) to.out(held);
  else {
    await writeFile(options.out, `${held}\n`);
    to.out(options.json ? JSON.stringify({ customer, out: options.out }) : `What is held of ${customer} is in ${options.out}.`);
  }
  return exitCode.done;
}

const receipt = z.looseObject({ at: z.string(), items: z.number() });

/** Erases a person for good, with a receipt. */
export async function erase(
  customer: string,
  options: CommonOptions & { readonly yes: boolean },
  client: CareClient,
  to: Console,
): Promise<ExitCode> {
  if (!options.yes && !(await confirmed(customer, to))) {
    to.err('Nothing was erased.');
    return exitCode.findings;
  }
  const given = receipt.parse(await client.remove(pathOf(customer)));
  to.out(options.json ? JSON.stringify(given) : `${customer} was erased at ${given.at}: ${given.items} records. This cannot be undone.`);
  return exitCode.done;
}

async function confirmed(customer: string, to: Console): Promise<boolean> {
  if (to.terminal === undefined || !process.stdin.isTTY) throw new WrongUse('Nobody is here to be asked: say --yes to erase.');
  const questions = createInterface({ input: process.stdin, output: to.terminal });
  try {
    const answer = await questions.question(`Erase everything held of ${customer} for good? Type the id to go on: `);
    return answer.trim() === customer;
  } finally {
    questions.close();
  }
}
