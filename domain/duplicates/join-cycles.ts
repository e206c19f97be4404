import type { Cycle } from '../silence/cycle.ts';

/** Of two cycles of one person what was learnt for the last order day, and for the first. */
export function joinCycles(kept: Cycle, other: Cycle): Cycle {
  const silence = (other.silence?.day ?? '') > (kept.silence?.day ?? '') ? other.silence : kept.silence;
  const isEarlier = other.second !== undefined && (kept.second === undefined || other.second.day < kept.second.day);
  return { silence, second: isEarlier ? other.second : kept.second };
}
