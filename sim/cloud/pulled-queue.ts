import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Surroundings } from '../faults/invocation.ts';

interface PulledLetter {
  readonly id: string;
  readonly body: string;
  readonly visibleAt: Instant;
}

/** A standard queue that is looked at now and then: at least once, in no order, and nothing in it ever dies. */
export function pulledQueue({ timeline, chance, faults }: Pick<Surroundings, 'timeline' | 'chance' | 'faults'>, visibility: number) {
  const letters = new Map<string, PulledLetter>();
  const copies = new Map<string, number>();
  let looks = 0;

  return {
    letters: (): readonly PulledLetter[] => [...letters.values()],
    send(body: string): void {
      const copy = (copies.get(body) ?? 0) + 1;
      copies.set(body, copy);
      const id = copy === 1 ? body : `${body}=${copy}`;
      const isLate = faults.strikes('letter-late', id);
      const wait = isLate
        ? chance
            .of('late')
            .of(id)
            .between(0, 15 * MINUTE)
        : 0;
      letters.set(id, { id, body, visibleAt: timeline.now() + wait });
      if (faults.strikes('letter-twice', `${id} at once`)) letters.set(`${id}++`, { id: `${id}++`, body, visibleAt: timeline.now() });
    },
    receive(most: number): readonly PulledLetter[] {
      const now = timeline.now();
      const visible = [...letters.values()].filter(({ visibleAt }) => visibleAt <= now);
      const dice = chance.of('pull').of(String(looks++));
      const batch: PulledLetter[] = [];
      while (batch.length < most && visible.length > 0) batch.push(...visible.splice(dice.between(0, visible.length - 1), 1));
      for (const letter of batch) letters.set(letter.id, { ...letter, visibleAt: now + visibility });
      return batch;
    },
    /** A queue may hand a letter out again although it was taken off. */
    remove(id: string): void {
      const letter = letters.get(id);
      letters.delete(id);
      if (letter === undefined || !faults.strikes('letter-twice', id)) return;
      const wait = chance
        .of('twice')
        .of(id)
        .between(0, 40 * MINUTE);
      letters.set(`${id}+`, { ...letter, id: `${id}+`, visibleAt: timeline.now() + wait });
    },
  };
}
