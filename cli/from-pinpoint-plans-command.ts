import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { CarriedLine } from '../domain/pinpoint/carried-parts.ts';
import { carryOver } from '../domain/pinpoint/carry-over.ts';
import {
  campaignShape,
  journeyShape,
  type PinpointCampaign,
  type PinpointJourney,
  type PinpointSegment,
  type PinpointTemplate,
  segmentShape,
  templateShape,
} from '../domain/pinpoint/pinpoint-shapes.ts';
import { sizeOfFile } from './arguments.ts';
import { writeCampaignFile } from './campaign-files.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';

interface Options extends CommonOptions {
  readonly out: string;
  readonly report?: string;
}

interface ThingsRead {
  readonly journeys: PinpointJourney[];
  readonly campaigns: PinpointCampaign[];
  readonly segments: PinpointSegment[];
  readonly templates: PinpointTemplate[];
}

const MOST_BYTES = 20 * 1024 * 1024;
const anything = z.record(z.string().max(200), z.unknown());

/** Answers of GetJourney, GetCampaign, GetSegment and GetEmailTemplate become campaign files, with a report activity by activity. */
export async function fromPinpointPlans(files: readonly string[], options: Options, to: Console): Promise<ExitCode> {
  const things: ThingsRead = { journeys: [], campaigns: [], segments: [], templates: [] };
  const refused: CarriedLine[] = [];
  for (const file of files)
    if (!sort(read(file), things))
      refused.push({ from: file, what: 'file', became: 'left', why: 'no journey, campaign, segment or template of Pinpoint’s' });
  const { campaigns, report } = carryOver(things);
  for (const one of campaigns) writeCampaignFile(options.out, { ...one, seen: { version: 0, rev: 0 } });
  const all = [...refused, ...report];
  if (options.report !== undefined) writeFileSync(options.report, all.map((line) => `${JSON.stringify(line)}\n`).join(''));
  if (options.json) to.out(JSON.stringify({ campaigns: campaigns.map(({ plan }) => plan.id), report: all }));
  else {
    for (const { from, what, became, why } of all)
      to.out(`${became === 'carried' ? '+' : became === 'partly' ? '~' : '-'} ${from}: ${what}: ${why}`);
    to.out(`${campaigns.length} drafts in ${options.out}. Next: care campaigns push ${options.out}`);
  }
  return all.some(({ became }) => became === 'left') ? exitCode.findings : exitCode.done;
}

function read(file: string): Readonly<Record<string, unknown>> {
  if (sizeOfFile(file) > MOST_BYTES) throw new WrongUse(`${file} is larger than any answer of Pinpoint's.`);
  try {
    const told = anything.parse(JSON.parse(readFileSync(file, 'utf8')));
    // The command line wraps each answer in its name: {"JourneyResponse": {…}}.
    const [only, ...more] = Object.entries(told);
    return only !== undefined && more.length === 0 && only[0].endsWith('Response') ? anything.parse(only[1]) : told;
  } catch (cause) {
    throw new WrongUse(`${file} is not JSON.`, { cause });
  }
}

/** What is in a file is told by what only it has; false where it is none of these. */
function sort(told: Readonly<Record<string, unknown>>, { journeys, campaigns, segments, templates }: ThingsRead): boolean {
  if ('Activities' in told) return take(journeyShape, told, journeys);
  if ('MessageConfiguration' in told || 'TemplateConfiguration' in told) return take(campaignShape, told, campaigns);
  if ('SegmentType' in told) return take(segmentShape, told, segments);
  return 'TemplateName' in told && take(templateShape, told, templates);
}

function take<T>(shape: z.ZodType<T>, told: unknown, into: T[]): boolean {
  const { data } = shape.safeParse(told);
  if (data !== undefined) into.push(data);
  return data !== undefined;
}
