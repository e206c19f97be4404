import * as z from 'zod';
import { openJournal } from '../journal.ts';

/** How far each consumer of a stream has come. */
export interface StreamPositions {
  of(consumer: string): string | undefined;
  move(consumer: string, sequence: string): void;
  close(): void;
}

const entrySchema = z.object({ consumer: z.string().max(512), sequence: z.string().max(64) });

export function openStreamPositions(path: string): StreamPositions {
  const positions = new Map<string, string>();
  const journal = openJournal(path, (line) => {
    const entry = entrySchema.safeParse(line);
    if (entry.success) positions.set(entry.data.consumer, entry.data.sequence);
  });
  const compact = () => journal.rewrite([...positions].map(([consumer, sequence]) => ({ consumer, sequence })));
  compact();
  return {
    of: (consumer) => positions.get(consumer),
    move(consumer, sequence) {
      positions.set(consumer, sequence);
      journal.append({ consumer, sequence });
      if (journal.lines > 10_000) compact();
    },
    close: () => journal.close(),
  };
}
