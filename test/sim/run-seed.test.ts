import { describe, expect, it } from 'vitest';
import { runSeed } from '../../sim/run-seed.ts';
import { bugs } from '../../sim/zoo/bugs.ts';

describe('a seed of the simulator', () => {
  it('breaks no invariant, whatever goes wrong in it', async () => {
    const report = await runSeed({ seed: 9 });
    expect(report.violations).toEqual([]);
    expect(report.faults.length).toBeGreaterThan(60);
    expect(report.accepted).toBeGreaterThan(100);
  });

  it('> what fell due in an outage is decided within half an hour of its end', async () => {
    const report = await runSeed({ seed: 7 });
    expect(report.violations).toEqual([]);
    expect(report.caughtUp).toBeGreaterThan(20);
  });

  it('> I13: run again, it ends in the same hash', async () => {
    const [first, second] = [await runSeed({ seed: 10 }), await runSeed({ seed: 10 })];
    expect(second.hash).toBe(first.hash);
    expect((await runSeed({ seed: 12 })).hash).not.toBe(first.hash);
  });

  it('strikes with the faults that it is given, and no others', async () => {
    const { faults } = await runSeed({ seed: 10 });
    const few = faults.slice(0, 5);
    const report = await runSeed({ seed: 10, only: few });
    expect(report.faults).toEqual(few);
  });

  it('finds a planted bug', async () => {
    const plant = bugs['no intent before the call']?.plant();
    const { violations } = await runSeed({ seed: 9, plant, stopEarly: true });
    expect(violations[0]?.invariant).toBe('I15');
  });
});

it('the zoo holds the twenty-four of the plan, and one for each that a checker or a queue of ours would have let by', () => {
  expect(Object.keys(bugs)).toHaveLength(28);
});
