import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parsePhone } from '../adapters/phones/parse-phone.ts';
import { readEndpoints } from '../adapters/pinpoint/read-endpoints.ts';
import { isCountry, zoneAtlas } from '../adapters/zones/zone-atlas.ts';
import { importContext } from '../domain/import/import-context.ts';
import { type Endpoint, personKey } from '../domain/pinpoint/endpoint.ts';
import { mergePerson } from '../domain/pinpoint/merge-person.ts';
import { defaultSettings } from '../domain/settings.ts';
import { sizeOfFile, toColumnMap } from './arguments.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';

interface Options extends CommonOptions {
  readonly out: string;
  readonly notes?: string;
  readonly othersAgreed: boolean;
  readonly map: readonly string[];
}

/** Exports of Amazon Pinpoint's endpoints become a customers file that `care import` takes row by row. */
export async function fromPinpoint(files: readonly string[], options: Options, to: Console): Promise<ExitCode> {
  for (const file of files) sizeOfFile(file);
  if ([options.out, options.notes].some((file) => file !== undefined && files.includes(file)))
    throw new WrongUse('An export cannot be written over: give --out and --notes names of their own.');
  const context = importContext(defaultSettings, { atlas: zoneAtlas, isCountry, parsePhone }, Date.now());
  const merging = { context, othersAgreed: options.othersAgreed, columns: toColumnMap(options.map) };
  const counts = { endpoints: 0, refusedLines: 0, customers: 0, email: 0, phone: 0, optedOutOfEmail: 0, optedOutOfSms: 0 };
  const notesByWhat: Record<string, number> = {};
  const notes = options.notes === undefined ? undefined : createWriteStream(options.notes);
  const note = (what: string, line: object): void => {
    notesByWhat[what] = (notesByWhat[what] ?? 0) + 1;
    notes?.write(`${JSON.stringify(line)}\n`);
  };

  const people = new Map<string, Endpoint[]>();
  for (const file of files) {
    for await (const read of readEndpoints(createReadStream(file), file)) {
      if (!('id' in read)) {
        counts.refusedLines += 1;
        note('refused-line', { what: 'refused-line', ...read });
        continue;
      }
      counts.endpoints += 1;
      const known = people.get(personKey(read));
      if (known === undefined) people.set(personKey(read), [read]);
      else known.push(read);
    }
  }

  const out = createWriteStream(options.out);
  const ownerOf = new Map<string, string>();
  for (const endpoints of people.values()) {
    const { cells, notes: own } = mergePerson(endpoints, merging);
    for (const each of own) note(each.what, each);
    if (cells === undefined) continue;
    const customer = cells.customer_id ?? '';
    for (const address of [cells.email?.toLowerCase(), cells.phone]) {
      if (address === undefined) continue;
      const owner = ownerOf.get(address);
      if (owner === undefined) ownerOf.set(address, customer);
      else note('same-address', { source: endpoints[0]?.source, customer, what: 'same-address', as: owner });
    }
    counts.customers += 1;
    if (cells.email !== undefined) counts.email += 1;
    if (cells.phone !== undefined) counts.phone += 1;
    if (cells.email_marketing === 'no') counts.optedOutOfEmail += 1;
    if (cells.sms_marketing === 'no') counts.optedOutOfSms += 1;
    out.write(`${JSON.stringify(cells)}\n`);
  }
  for (const stream of [out, ...(notes === undefined ? [] : [notes])]) {
    stream.end();
    await finished(stream);
  }
  to.out(options.json ? JSON.stringify({ ...counts, notes: notesByWhat }) : told(counts, notesByWhat, options));
  return counts.refusedLines > 0 || notesByWhat['not-a-customer'] !== undefined ? exitCode.findings : exitCode.done;
}

type Counts = Readonly<
  Record<'endpoints' | 'refusedLines' | 'customers' | 'email' | 'phone' | 'optedOutOfEmail' | 'optedOutOfSms', number>
>;

const meanings: Readonly<Record<string, string>> = {
  'refused-line': 'lines that are no endpoint',
  'not-a-customer': 'people whose id the import refuses: not carried over',
  'left-out': 'values that the import refuses: left out, the person stays',
  'older-address': 'addresses that gave way to a newer one of the same person',
  inactive: 'inactive addresses: not carried over',
  'same-address': 'addresses that another customer has too: both may be written to',
  'other-channel': 'endpoints of channels that are none here (push, voice, …): the person stays',
};

function told(counts: Counts, notes: Readonly<Record<string, number>>, { out, notes: file, othersAgreed }: Options): string {
  const number = (value: number) => value.toLocaleString('en');
  return [
    `${number(counts.endpoints)} endpoints are ${number(counts.customers)} customers: ${number(counts.email)} with an email address, ${number(counts.phone)} with a phone number.`,
    `${number(counts.optedOutOfEmail)} opted out of email, ${number(counts.optedOutOfSms)} of SMS: they stay out.`,
    othersAgreed
      ? 'The others count as having agreed, as you said.'
      : 'Nobody else counts as having agreed: Pinpoint knows who opted out, not who agreed. If they had, run this again with --others-agreed.',
    ...Object.entries(notes).map(([what, count]) => `${number(count)} ${meanings[what] ?? what}`),
    ...(Object.keys(notes).length > 0 && file === undefined ? ['Each one, line by line: run this again with --notes FILE.'] : []),
    `Next: care import customers ${out}`,
  ].join('\n');
}
