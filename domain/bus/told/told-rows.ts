import type { ImportKind } from '../../import/import-kind.ts';

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** What another system's event comes to: rows as those of files and of the API, by kind. */
export type ToldRows = { readonly [kind in ImportKind]?: readonly Row[] };
