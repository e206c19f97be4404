import { type Chance, chanceOf } from '../chance.ts';
import { type CallFault, callFaults, type Fault, type SurroundingFault } from './fault.ts';

/** Decides what goes wrong, and remembers what did. */
export interface FaultSource {
  /** What befalls a call: `point` names the kind of call, `where` this very one. */
  befalls(point: string, where: string): CallFault | undefined;
  /** Does this go wrong here? */
  strikes(what: SurroundingFault, where: string): boolean;
  /** Nothing goes wrong any more. */
  isOver(): boolean;
  readonly struck: readonly Fault[];
}

export interface FaultRates {
  /** Share of calls that meet a fault. */
  readonly calls: number;
  /** Share of calls at a kind of call that do until one has; after each that did half as many, down to `calls`. */
  readonly firstCalls: number;
  readonly kinds: readonly CallFault[];
  readonly surroundings: Readonly<Record<SurroundingFault, number>>;
}

/**
 * Faults by chance. Calls of one kind meet the kinds of faults in turn, beginning with another one in each seed, the first of them soon:
 * so a kind of call that is rarely made meets every kind over the seeds. `isOver` ends them all: what was broken by then must mend itself.
 */
export function drawnFaults(chance: Chance, rates: FaultRates, isOver: () => boolean): FaultSource {
  const struck: Fault[] = [];
  const [first, ...rest] = rates.kinds;
  const points = new Map<string, { turn: number; hits: number }>();
  const knownAt = (point: string) => {
    const known = points.get(point);
    if (known !== undefined) return known;
    const dice = [chance.of('turn'), chanceOf(0).of(point)];
    const fresh = { turn: dice.reduce((sum, each) => sum + each.between(0, rates.kinds.length - 1), 0), hits: 0 };
    points.set(point, fresh);
    return fresh;
  };
  const note = (fault: Fault): void => {
    struck.push(fault);
  };
  return {
    struck,
    isOver,
    befalls(point, where) {
      if (isOver() || first === undefined || rates.firstCalls === 0) return undefined;
      const at = knownAt(point);
      const dice = chance.of('call').of(where);
      const roll = dice.roll();
      const ownShare = rates.firstCalls / 2 ** at.hits;
      if (roll >= Math.max(ownShare, rates.calls)) return undefined;
      const isOwn = roll < ownShare - rates.calls;
      const what = (isOwn ? rates.kinds[(at.turn + at.hits) % rates.kinds.length] : undefined) ?? dice.pick([first, ...rest]);
      if (isOwn) at.hits += 1;
      note({ what, where });
      return what;
    },
    strikes(what, where) {
      if (isOver() || !chance.of(what).of(where).happens(rates.surroundings[what])) return false;
      note({ what, where });
      return true;
    },
  };
}

/** Exactly these faults, and no others. */
export function listedFaults(faults: readonly Fault[]): FaultSource {
  const listed = new Map<string, Set<Fault['what']>>();
  for (const { what, where } of faults) listed.set(where, (listed.get(where) ?? new Set()).add(what));
  const struck: Fault[] = [];
  return {
    struck,
    isOver: () => false,
    befalls(_point, where) {
      const kinds = listed.get(where);
      const what = kinds === undefined ? undefined : callFaults.find((kind) => kinds.has(kind));
      if (what !== undefined) struck.push({ what, where });
      return what;
    },
    strikes(what, where) {
      if (listed.get(where)?.has(what) !== true) return false;
      struck.push({ what, where });
      return true;
    },
  };
}
