/** An event pattern as EventBridge rules and event source filters write it. */
export type EventPattern = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every named field of the pattern is met by the event. What cannot be understood is an error, never a match. */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') {
      return asList(wanted).some((alternative) => isRecord(alternative) && matchesPattern(alternative, event));
    }
    const value = isRecord(event) ? event[name] : undefined;
    if (Array.isArray(wanted)) return wanted.some((matcher) => anyOf(value).some((one) => meets(matcher, one)));
    if (isRecord(wanted)) return matchesPattern(wanted, value);
    throw new Error(`An event pattern's "${name}" must be a list or an object`);
  });
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const anyOf = (value: unknown): readonly unknown[] => (Array.isArray(value) && value.length > 0 ? value : [value]);

function meets(matcher: unknown, value: unknown): boolean {
  if (!isRecord(matcher)) return value === matcher;
  return Object.entries(matcher).every(([operator, operand]) => applies(operator, operand, value));
}

function applies(operator: string, operand: unknown, value: unknown): boolean {
  switch (operator) {
    case 'exists':
      return (value !== undefined) === operand;
    case 'prefix':
      return typeof value === 'string' && withCase(operand, value, (text, part) => text.startsWith(part));
    case 'suffix':
      return typeof value === 'string' && withCase(operand, value, (text, part) => text.endsWith(part));
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase();
    case 'wildcard':
      return typeof value === 'string' && wildcard(String(operand)).test(value);
    case 'anything-but':
      return value !== undefined && !asList(operand).some((one) => meets(one, value));
    case 'numeric':
      return typeof value === 'number' && inRange(asList(operand), value);
    default:
      throw new Error(`An event pattern uses "${operator}", which is not known here`);
  }
}

function withCase(operand: unknown, value: string, test: (text: string, part: string) => boolean): boolean {
  if (isRecord(operand)) return test(value.toLowerCase(), String(operand['equals-ignore-case']).toLowerCase());
  return test(value, String(operand));
}

function wildcard(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
}

function inRange(comparisons: readonly unknown[], value: number): boolean {
  for (let i = 0; i + 1 < comparisons.length; i += 2) {
    if (!compares(String(comparisons[i]), value, Number(comparisons[i + 1]))) return false;
  }
  return comparisons.length > 0;
}

function compares(operator: string, value: number, bound: number): boolean {
  switch (operator) {
    case '=':
      return value === bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    default:
      throw new Error(`An event pattern compares with "${operator}", which is not known here`);
  }
}

/** Filters of an event source mapping: one that matches is enough; none at all lets everything through. */
export function compileFilters(filters: readonly string[]): (event: unknown) => boolean {
  const patterns = filters.map((text) => {
    const pattern: unknown = JSON.parse(text);
    if (!isRecord(pattern)) throw new Error(`A filter is not an object: ${text.slice(0, 80)}`);
    return pattern;
  });
  return (event) => patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, event));
}
