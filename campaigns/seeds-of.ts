import type { Seeds } from '../workflows/seed-library.ts';
import type { CompiledContent, CompiledLibrary } from './compiled-library.ts';

/** A compiled library as a new deployment is seeded with it. */
export const seedsOf = ({ campaigns, contents }: CompiledLibrary): Seeds<Omit<CompiledContent, 'content' | 'channel'>> => ({
  campaigns,
  contents: contents.map(({ content, channel: _, ...place }) => ({ place, content })),
});
