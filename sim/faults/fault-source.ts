import type { Chance } from '../chance.ts';
import { type CallFault, callFaults, type Fault, faultText, type SurroundingFault } from './fault.ts';

/** Decides what goes wrong, and remembers what did. */
export interface FaultSource {
  /** What befalls a call: `point` names the kind of call, `where` this very one, the nth of its kind in its invocation. */
  befalls(point: string, where: string, nth: number): CallFault | undefined;
  /** Does this go wrong here? */
  strikes(what: SurroundingFault, where: string): boolean;
  readonly struck: readonly Fault[];
}

export interface FaultRates {
  /** Share of calls that meet a fault. */
  readonly calls: number;
  /** Share of calls at this seed's hot points that do. */
  readonly hotCalls: number;
  readonly kinds: readonly CallFault[];
  readonly surroundings: Readonly<Record<SurroundingFault, number>>;
}

/** One kind of call in eight is hot in a seed, each time with other kinds of faults: rare calls meet every kind over many seeds. */
const HOT = 1 / 8;

/** Only so many calls of an invocation: one that asks a thousand times would never come to an end. */
const HOT_CALLS = 8;

/**
 * Faults by chance. `only` leaves out all that are not in the list; what is left strikes where it struck before, for each is drawn
 * from its place alone. `until` ends them all: what was broken by then must mend itself.
 */
export function drawnFaults(chance: Chance, rates: FaultRates, isOver: () => boolean, only?: ReadonlySet<string>): FaultSource {
  const struck: Fault[] = [];
  const hot = new Map<string, boolean>();
  const isHot = (point: string): boolean => {
    const known = hot.get(point) ?? chance.of('hot').of(point).happens(HOT);
    hot.set(point, known);
    return known;
  };
  const note = (fault: Fault): boolean => {
    if (only !== undefined && !only.has(faultText(fault))) return false;
    struck.push(fault);
    return true;
  };
  return {
    struck,
    befalls(point, where, nth) {
      if (isOver()) return undefined;
      const rate = nth <= HOT_CALLS && isHot(point) ? rates.hotCalls : rates.calls;
      if (rate === 0) return undefined;
      const dice = chance.of('call').of(where);
      if (!dice.happens(rate)) return undefined;
      const [first, ...rest] = rates.kinds;
      if (first === undefined) return undefined;
      const what = dice.pick([first, ...rest]);
      return note({ what, where }) ? what : undefined;
    },
    strikes(what, where) {
      if (isOver()) return false;
      return chance.of(what).of(where).happens(rates.surroundings[what]) && note({ what, where });
    },
  };
}

/** Exactly these faults, and no others. */
export function listedFaults(faults: readonly Fault[]): FaultSource {
  const listed = new Map(faults.map((fault) => [fault.where, fault]));
  const texts = new Set(faults.map(faultText));
  const struck: Fault[] = [];
  return {
    struck,
    befalls(_point, where) {
      const fault = listed.get(where);
      const what = callFaults.find((kind) => kind === fault?.what);
      if (fault === undefined || what === undefined) return undefined;
      struck.push(fault);
      return what;
    },
    strikes(what, where) {
      const fault = { what, where };
      if (!texts.has(faultText(fault))) return false;
      struck.push(fault);
      return true;
    },
  };
}
