import type { Crew } from '../crew/crew.ts';

export async function runExhaustive(_crew: Crew, _options: { readonly markdown: boolean }): Promise<number> {
  return 2;
}
