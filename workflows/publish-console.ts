/** A file as browsers are to be given it. */
export interface WebFile {
  /** Below the console's folder, with slashes. */
  readonly path: string;
  readonly body: Uint8Array;
  readonly type: string;
  /** A name that changes with the content may be kept for ever; any other is asked for each time. */
  readonly kept: 'for ever' | 'until asked';
}

/** Where the console's files lie, by their path. */
export interface WebShelf {
  readonly put: (file: WebFile) => Promise<void>;
  readonly list: () => Promise<readonly string[]>;
  readonly remove: (paths: readonly string[]) => Promise<void>;
}

/**
 * Parts first, then the page that names them: whoever opens it meanwhile gets the old console or the new one, and never half of one.
 * Parts of older ones stay, for tabs that are open: a megabyte and a half of them costs a tenth of a cent in three years.
 */
export async function publishConsole(shelf: WebShelf, files: readonly WebFile[], settings: object): Promise<void> {
  const page = files.filter(({ path }) => path === 'index.html');
  if (page.length === 0) throw new Error('The console has not been built: run "npm run build".');
  for (const file of files) if (!page.includes(file)) await shelf.put(file);
  const config = new TextEncoder().encode(JSON.stringify(settings));
  await shelf.put({ path: 'config.json', body: config, type: 'application/json', kept: 'until asked' });
  for (const file of page) await shelf.put(file);
}

/** Nothing may be left, or the place itself cannot go. */
export const clearConsole = async (shelf: WebShelf): Promise<void> => await shelf.remove(await shelf.list());
