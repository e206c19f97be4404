import type { Line } from './records.ts';

/** A line as `care simulate` writes it. */
export interface WrittenLine {
  readonly at: string;
  readonly local: string;
  readonly customer: string;
  readonly campaign: string;
  readonly step: string;
  readonly subject: string;
  readonly occasion: string;
  readonly channel: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly values?: Readonly<Record<string, unknown>> | null;
}

export interface Difference {
  readonly campaign: string;
  readonly kind: 'missing' | 'unexpected' | 'different';
  readonly customer: string;
  readonly text: string;
}

const minute = 60_000;

/** What makes a line: an engine that writes two lines for one occasion is found by the count. */
const keyOf = (line: Pick<Line, 'customer' | 'step' | 'subject' | 'occasion'> & { readonly campaign: string }): string =>
  [line.customer, line.campaign, line.step, line.subject, line.occasion].join(' | ');

const outcomeOf = (line: { readonly channel: string | null; readonly outcome: string; readonly reason: string | null }): string =>
  `${line.outcome}${line.reason === null ? '' : ` (${line.reason})`} by ${line.channel ?? 'no channel'}`;

function faultsOf(expected: Line, actual: WrittenLine): string[] {
  const faults: string[] = [];
  if (outcomeOf(expected) !== outcomeOf(actual)) faults.push(`expected ${outcomeOf(expected)}, got ${outcomeOf(actual)}`);
  const late = (Date.parse(actual.at) - expected.at) / minute;
  if (!(late >= 0 && late <= 10)) {
    faults.push(
      `expected within 10 minutes from ${new Date(expected.at).toISOString()} (local ${expected.local}), got ${actual.at} (local ${actual.local})`,
    );
  }
  if (actual.local.slice(0, 10) !== expected.local.slice(0, 10))
    faults.push(`expected local day ${expected.local.slice(0, 10)}, got ${actual.local}`);
  if (typeof expected.offer === 'boolean' && Boolean(actual.values?.offer) !== expected.offer) {
    faults.push(`expected values.offer ${expected.offer}, got ${JSON.stringify(actual.values?.offer)}`);
  }
  return faults;
}

/** Every way in which what was written departs from what was expected. */
export function compareLines(expected: readonly Line[], actual: readonly WrittenLine[]): Difference[] {
  const open = new Map<string, WrittenLine[]>();
  for (const line of actual) open.set(keyOf(line), [...(open.get(keyOf(line)) ?? []), line]);
  const differences: Difference[] = [];
  for (const line of expected) {
    const key = keyOf(line);
    const found = open.get(key)?.shift();
    const base = { campaign: line.campaign, customer: line.customer };
    if (!found)
      differences.push({ ...base, kind: 'missing', text: `${key}: due ${line.date}, expected ${outcomeOf(line)} at local ${line.local}` });
    else for (const fault of faultsOf(line, found)) differences.push({ ...base, kind: 'different', text: `${key}: ${fault}` });
  }
  for (const [key, lines] of open) {
    for (const line of lines) {
      differences.push({
        campaign: line.campaign,
        customer: line.customer,
        kind: 'unexpected',
        text: `${key}: got ${outcomeOf(line)} at local ${line.local}`,
      });
    }
  }
  return differences;
}

/** The differences grouped by campaign and kind, with the first few of each in words. */
export function describeDifferences(differences: readonly Difference[], examples = 5): string {
  const groups = new Map<string, string[]>();
  for (const { campaign, kind, text } of differences) {
    const title = `${campaign}, ${kind}`;
    groups.set(title, [...(groups.get(title) ?? []), text]);
  }
  return [...groups]
    .map(([title, texts]) => [`${title}: ${texts.length}`, ...texts.slice(0, examples).map((text) => `  ${text}`)].join('\n'))
    .join('\n');
}
