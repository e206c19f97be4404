import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Surroundings } from '../faults/invocation.ts';

export interface Letter {
  readonly id: string;
  readonly body: string;
  readonly visibleAt: Instant;
  readonly receives: number;
}

export interface LetterQueueProps {
  readonly around: Surroundings;
  /** Milliseconds for which a letter that was received is hidden. */
  readonly visibility: number;
  readonly mostReceives: number;
  readonly mostAtOnce: number;
  readonly batchSize: number;
  /** Works a batch; answers which letters failed, or undefined where the worker died. */
  readonly work: (name: string, batch: readonly Letter[]) => Promise<readonly string[] | undefined>;
  readonly isAway: () => boolean;
}

/** A standard queue with its poller: at least once, in no order, dead letters after too many receives. */
export function letterQueue({ around, visibility, mostReceives, mostAtOnce, batchSize, work, isAway }: LetterQueueProps) {
  const { timeline, chance, faults, trace } = around;
  const letters = new Map<string, Letter>();
  const dead = new Map<string, Letter>();
  let working = 0;
  const copies = new Map<string, number>();
  let polls = 0;
  let waitsForService = false;

  const put = (letter: Letter): void => {
    letters.set(letter.id, letter);
    timeline.at(letter.visibleAt, poll);
  };

  function receive(): Letter[] {
    const now = timeline.now();
    const visible: Letter[] = [];
    const dice = chance.of('batch').of(String(polls++));
    const size = dice.between(1, batchSize);
    for (const letter of letters.values()) {
      if (letter.visibleAt > now) continue;
      if (letter.receives >= mostReceives || faults.strikes('letter-dead', `${letter.id} r${letter.receives}`)) {
        letters.delete(letter.id);
        dead.set(letter.id, letter);
        trace.add(now, `letter ${letter.id} is dead`);
        continue;
      }
      visible.push(letter);
    }
    const batch: Letter[] = [];
    while (batch.length < size && visible.length > 0) batch.push(...visible.splice(dice.between(0, visible.length - 1), 1));
    for (const letter of batch) {
      const hidden = { ...letter, visibleAt: now + visibility, receives: letter.receives + 1 };
      letters.set(letter.id, hidden);
      timeline.at(hidden.visibleAt, poll);
    }
    return batch;
  }

  function poll(): void {
    if (isAway()) {
      if (!waitsForService) timeline.at(timeline.now() + MINUTE, pollAgain);
      waitsForService = true;
      return;
    }
    while (working < mostAtOnce) {
      const batch = receive();
      if (batch.length === 0) return;
      working += 1;
      void workOff(batch);
    }
  }

  function pollAgain(): void {
    waitsForService = false;
    poll();
  }

  async function workOff(batch: readonly Letter[]): Promise<void> {
    const [first] = batch;
    const failed = await work(`${first?.id} r${first?.receives}`, batch);
    working -= 1;
    if (failed !== undefined) for (const { id } of batch) if (!failed.includes(id)) acknowledge(id);
    timeline.at(timeline.now(), poll);
  }

  /** A queue may hand a letter out again although it was taken off. */
  function acknowledge(id: string): void {
    const letter = letters.get(id);
    letters.delete(id);
    if (letter === undefined || !faults.strikes('letter-twice', id)) return;
    const wait = chance
      .of('twice')
      .of(id)
      .between(0, 40 * MINUTE);
    put({ ...letter, id: `${id}+`, visibleAt: timeline.now() + wait, receives: 0 });
  }

  return {
    letters: (): readonly Letter[] => [...letters.values()],
    deadLetters: (): readonly Letter[] => [...dead.values()],
    removeDead: (id: string): void => {
      dead.delete(id);
    },
    send(name: string, body: string, delaySeconds: number): void {
      const copy = (copies.get(name) ?? 0) + 1;
      copies.set(name, copy);
      const id = copy === 1 ? name : `${name}=${copy}`;
      const late = faults.strikes('letter-late', id)
        ? chance
            .of('late')
            .of(id)
            .between(0, 15 * MINUTE)
        : 0;
      const jitter = chance.of('jitter').of(id).between(0, 900);
      const letter = { id, body, visibleAt: timeline.now() + delaySeconds * 1000 + late + jitter, receives: 0 };
      put(letter);
      if (!faults.strikes('letter-twice', `${id} at once`)) return;
      put({ ...letter, id: `${id}++`, visibleAt: letter.visibleAt + chance.of('at once').of(id).between(0, 40) });
    },
  };
}
