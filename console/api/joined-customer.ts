import type { JoinedIds } from '../../workflows/duplicates/join-book.ts';
import { type Refusal, refuse } from './problem.ts';

/** Says that there is nobody of that id, and where they went if they were joined to another. */
export async function nobodyOf(joined: JoinedIds, id: string): Promise<Refusal> {
  const into = (await joined.into([id])).get(id);
  return refuse(404, into === undefined ? `There is no customer "${id}".` : `"${id}" was joined to "${into.kept}": look there.`);
}

/** What is asked of an id that stands no more would be done to a tombstone. */
export async function refuseJoined(joined: JoinedIds, id: string): Promise<void> {
  if ((await joined.into([id])).has(id)) throw await nobodyOf(joined, id);
}
