/** A record as tables have it: what it is, and each of its values under the path that leads to it. */
export const exportHeader = ['record', 'key', 'field', 'value'] as const;

/** Everything held of a person as rows of a table, in the order in which it stands. Nothing is left out, also what is empty. */
export function* exportRows(items: readonly Readonly<Record<string, unknown>>[]): Generator<readonly string[]> {
  for (const item of items) {
    const { pk: _pk, sk, type, ...fields } = item;
    for (const [name, value] of Object.entries(fields))
      for (const [path, text] of leaves(name, value)) yield [String(type), String(sk), path, text];
  }
}

function* leaves(path: string, value: unknown): Generator<readonly [string, string]> {
  if (value instanceof Set) yield* leaves(path, [...value]);
  else if (Array.isArray(value)) {
    if (value.length === 0) yield [path, ''];
    for (const [n, one] of value.entries()) yield* leaves(`${path}.${n + 1}`, one);
  } else if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0) yield [path, ''];
    for (const [name, one] of entries) yield* leaves(`${path}.${name}`, one);
  } else yield [path, value === null || value === undefined ? '' : String(value)];
}
