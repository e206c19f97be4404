/** How a setting that is no single value is written down line by line, and read again; `undefined` where it cannot be read. */
export interface WrittenForm {
  readonly show: (value: unknown) => string;
  readonly read: (text: string) => unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** `name: value`, one to a line. */
const byName = (
  show: (value: unknown) => string,
  one: (text: string) => unknown,
  colonOf: (line: string) => number = (line) => line.indexOf(':'),
): WrittenForm => ({
  show: (value) =>
    isRecord(value)
      ? Object.entries(value)
          .map(([name, each]) => `${name}: ${show(each)}`)
          .join('\n')
      : '',
  read(text) {
    const entries = linesOf(text).map((line): readonly [string, unknown] => {
      const at = colonOf(line);
      return at < 0 ? [line, undefined] : [line.slice(0, at).trim(), one(line.slice(at + 1).trim())];
    });
    return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
  },
});

const numberIn = (text: string): number | undefined => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined);
const wordsIn = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

export const writtenForms = {
  lines: { show: (value) => (Array.isArray(value) ? value.join('\n') : ''), read: linesOf },
  'numbers-by-name': byName(String, numberIn, (line) => line.lastIndexOf(':')),
  'texts-by-name': byName(String, (text) => (text === '' ? undefined : text)),
  'lists-by-name': byName((value) => (Array.isArray(value) ? value.join(', ') : ''), wordsIn),
  json: {
    show: (value) => JSON.stringify(value, null, 2),
    read(text) {
      try {
        const read: unknown = JSON.parse(text);
        return read;
      } catch {
        return undefined;
      }
    },
  },
} as const satisfies Record<string, WrittenForm>;

export type WrittenKind = keyof typeof writtenForms;
export type FieldKind = 'text' | 'maybe-text' | 'color' | 'time' | 'number' | 'yes-no' | 'leap-day' | WrittenKind;
export const isWritten = (kind: string): kind is WrittenKind => kind in writtenForms;
