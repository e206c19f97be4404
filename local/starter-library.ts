import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCampaigns } from '../build/compile-campaigns.ts';
import { type CompiledLibrary, parseCompiledLibrary } from '../campaigns/compiled-library.ts';

const folder = join(import.meta.dirname, '../dist/functions/seed-library');

/** The starter campaigns as the build compiled them; compiled now where no build was made yet. */
export async function starterLibrary(): Promise<CompiledLibrary> {
  const file = join(folder, 'campaigns.json');
  try {
    return parseCompiledLibrary(await readFile(file, 'utf8'));
  } catch {
    await writeCampaigns(folder);
    return parseCompiledLibrary(await readFile(file, 'utf8'));
  }
}
