import { parse } from 'csv-parse/browser/esm/sync';
import * as z from 'zod/mini';

/** The first lines of a file: enough to name its columns and show an example of each. */
export interface Sample {
  readonly headers: readonly string[];
  /** Header → the first value that is not blank. */
  readonly examples: Readonly<Record<string, string>>;
  /** Header → what its column holds in these lines. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_LINES = 20;
const EXAMPLE_LENGTH = 60;

const rowsShape = z.array(z.array(z.string()));
const lineShape = z.record(z.string(), z.unknown());

/** undefined where no header can be made out. */
export async function readSample(file: File): Promise<Sample | undefined> {
  const lines = (await firstText(file)).split(/\r?\n/);
  // the last line may be cut in the middle, unless the file ends there
  const whole = (lines.length > SAMPLE_LINES ? lines.slice(0, SAMPLE_LINES) : lines.slice(0, Math.max(1, lines.length - 1))).join('\n');
  try {
    return whole.trimStart().startsWith('{') ? fromJsonLines(whole) : fromCsv(whole);
  } catch {
    return undefined;
  }
}

function fromCsv(text: string): Sample | undefined {
  const options = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
  const firstLine = text.split('\n')[0] ?? '';
  const delimiter = [',', ';', '\t'].reduce((best, next) => (firstLine.split(next).length > firstLine.split(best).length ? next : best));
  const [headers, ...rows] = rowsShape.parse(parse(text, { ...options, delimiter }));
  if (headers === undefined || headers.length === 0) return undefined;
  return sampleOf(headers, (header) => rows.map((row) => row[headers.indexOf(header)] ?? ''));
}

function fromJsonLines(text: string): Sample {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => lineShape.parse(JSON.parse(line)));
  return sampleOf([...new Set(rows.flatMap(Object.keys))], (header) => rows.map((row) => String(row[header] ?? '')));
}

function sampleOf(headers: readonly string[], valuesOf: (header: string) => readonly string[]): Sample {
  const values = Object.fromEntries(headers.map((header) => [header, valuesOf(header)]));
  const examples = headers.map((header) => [header, (values[header]?.find((value) => value.trim() !== '') ?? '').slice(0, EXAMPLE_LENGTH)]);
  return { headers: headers.filter((header) => header.trim() !== ''), examples: Object.fromEntries(examples), values };
}

async function firstText(file: File): Promise<string> {
  const packed = file.name.toLowerCase().endsWith('.gz');
  const bytes = packed
    ? await firstBytes(file.stream().pipeThrough(new DecompressionStream('gzip')))
    : await file.slice(0, SAMPLE_BYTES).bytes();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes, { stream: true });
  }
}

async function firstBytes(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  for (let length = 0; length < SAMPLE_BYTES; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  await reader.cancel();
  return new Uint8Array(await new Blob(chunks.map((chunk) => new Uint8Array(chunk))).arrayBuffer());
}
