import { callFaults, type Fault, faultText } from '../faults/fault.ts';
import { oneSend, type SendCase } from './one-send.ts';

/** What came of a lot of schedules. */
export interface Schedules {
  readonly run: number;
  readonly broken: readonly { readonly faults: readonly string[]; readonly text: string }[];
}

const everyFaultAt = (places: readonly string[]): Fault[] =>
  [...new Set(places)].flatMap((where) => callFaults.map((what) => ({ what, where })));

/** Every fault that can strike on the way of one send in which nothing else goes wrong. */
export const everySingle = async (sendCase: SendCase): Promise<readonly Fault[]> => everyFaultAt((await oneSend(sendCase, [])).places);

/** One fault, and with it every second one that can strike after it, in whatever the first one leads to. */
export async function everySecond(sendCase: SendCase, first: Fault, pairs: boolean): Promise<Schedules> {
  const alone = await oneSend(sendCase, [first]);
  const broken = brokenBy([first], alone.violations);
  const after = alone.places.slice(alone.places.indexOf(first.where) + 1);
  let run = 1;
  for (const second of pairs ? everyFaultAt(after) : []) {
    broken.push(...brokenBy([first, second], (await oneSend(sendCase, [first, second])).violations));
    run += 1;
  }
  return { run, broken };
}

function brokenBy(faults: readonly Fault[], violations: readonly { readonly invariant: string; readonly text: string }[]) {
  return violations.slice(0, 1).map(({ invariant, text }) => ({ faults: faults.map(faultText), text: `${invariant} ${text}` }));
}
