/** What the values of a column look like, and which of our columns hold such values. The surer ones first. */
const looks: readonly { readonly like: RegExp; readonly columns: readonly string[] }[] = [
  { like: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, columns: ['email'] },
  { like: /^[A-Z][A-Za-z]+\/[A-Z][A-Za-z_/+-]+$/, columns: ['time_zone'] },
  { like: /^[a-z]{2,3}-[A-Z]{2}$/, columns: ['locale'] },
  { like: /^[A-Z]{2}$/, columns: ['country'] },
  { like: /^[A-Z]{3}$/, columns: ['currency'] },
  { like: /^\+[\d\s()./-]{7,20}$/, columns: ['phone'] },
  { like: /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, columns: ['ordered_at', 'at', 'due_at'] },
  { like: /^\d{4}-\d{2}-\d{2}$/, columns: ['ordered_at', 'at', 'date', 'purchased_on', 'delivered_on', 'starts_on', 'due_at'] },
  { like: /^-?\d{1,7}\.\d{2}$/, columns: ['unit_price'] },
  { like: /^\p{Lu}[\p{L}.'’-]+( \p{L}[\p{L}.'’-]*){1,3}$/u, columns: ['name'] },
];

/** The column of ours that the values fit, of those that are free; each value that is there has to. */
export function columnByValues(columns: readonly string[], values: readonly string[], taken: readonly string[]): string | undefined {
  const told = values.map((value) => value.trim()).filter((value) => value !== '');
  if (told.length === 0) return undefined;
  return looks
    .filter(({ like }) => told.every((value) => like.test(value)))
    .flatMap((look) => look.columns)
    .find((column) => columns.includes(column) && !taken.includes(column));
}

/** Whether the values could be ids of one row each: all there, short, without blanks, and each another. */
export function looksLikeKey(values: readonly string[]): boolean {
  const told = values.map((value) => value.trim());
  return told.length > 1 && new Set(told).size === told.length && told.every((value) => /^[^\s@]{1,40}$/.test(value));
}

/** Something about the values of a column that will be regretted: by what was chosen for it. */
export function doubtOf(column: string | undefined, values: readonly string[]): 'decimal-ids' | 'country' | 'day-first' | undefined {
  const told = values.map((value) => value.trim()).filter((value) => value !== '');
  if (column === undefined || told.length === 0) return undefined;
  if (/_id$/.test(column) && told.every((value) => /^\d+\.0$/.test(value))) return 'decimal-ids';
  if (column === 'country' && told.some((value) => !/^[A-Za-z]{2}$/.test(value))) return 'country';
  if (/(_on|_at|^at|^date)$/.test(column) && told.some((value) => /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(value))) return 'day-first';
  return undefined;
}
