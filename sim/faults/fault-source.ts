import { type Chance, chanceOf } from '../chance.ts';
import { type CallFault, callFaults, type Fault, type SurroundingFault } from './fault.ts';

/** Decides what goes wrong, and remembers what did. */
export interface FaultSource {
  /** What befalls a call: `point` names the kind of call, `where` this very one. */
  befalls(point: string, where: string): CallFault | undefined;
  /** Does this go wrong here? */
  strikes(what: SurroundingFault, where: string): boolean;
  readonly struck: readonly Fault[];
}

export interface FaultRates {
  /** Share of calls that meet a fault. */
  readonly calls: number;
  /** Share of the first calls at a kind of call that do; of the second half as many, of the third a third, down to `calls`. */
  readonly firstCalls: number;
  readonly kinds: readonly CallFault[];
  readonly surroundings: Readonly<Record<SurroundingFault, number>>;
}

/**
 * Faults by chance. Each kind of call has a kind of fault of its own in each seed, another one from seed to seed, for its first calls:
 * so a call that is rarely made meets every kind over the seeds. `isOver` ends them all: what was broken by then must mend itself.
 */
export function drawnFaults(chance: Chance, rates: FaultRates, isOver: () => boolean): FaultSource {
  const struck: Fault[] = [];
  const [first, ...rest] = rates.kinds;
  const points = new Map<string, { calls: number; readonly kind: CallFault | undefined }>();
  const knownAt = (point: string) => {
    const known = points.get(point);
    if (known !== undefined) return known;
    const turn =
      chance.of('turn').between(0, rates.kinds.length - 1) +
      chanceOf(0)
        .of(point)
        .between(0, rates.kinds.length - 1);
    const fresh = { calls: 0, kind: rates.kinds[turn % rates.kinds.length] };
    points.set(point, fresh);
    return fresh;
  };
  const note = (fault: Fault): void => {
    struck.push(fault);
  };
  return {
    struck,
    befalls(point, where) {
      if (isOver() || first === undefined || rates.firstCalls === 0) return undefined;
      const at = knownAt(point);
      at.calls += 1;
      const dice = chance.of('call').of(where);
      const roll = dice.roll();
      const ownShare = rates.firstCalls / at.calls;
      if (roll >= Math.max(ownShare, rates.calls)) return undefined;
      const what = roll < ownShare - rates.calls && at.kind !== undefined ? at.kind : dice.pick([first, ...rest]);
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
