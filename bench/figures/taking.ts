/** CPU-seconds of this process, threads included, and seconds of the clock on the wall. */
export interface Taken {
  readonly cpu: number;
  readonly wall: number;
}

const MICRO = 1_000_000;

export async function taking(work: () => Promise<unknown>): Promise<Taken> {
  const wall = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / MICRO, wall: (performance.now() - wall) / 1000 };
}

/** One after the other, so that none disturbs another; `skip` first ones warm up and are not kept. */
export async function repeat<T>(times: number, work: (round: number) => Promise<T>, skip = 0): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < times + skip; round++) {
    const result = await work(round);
    if (round >= skip) results.push(result);
  }
  return results;
}
