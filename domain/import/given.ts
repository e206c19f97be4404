/** What a row gives of a record: a blank cell is undefined. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Without the blanks, so that they overwrite nothing. */
export function withoutBlanks(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
