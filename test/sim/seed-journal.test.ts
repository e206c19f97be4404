import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SeedSummary } from '../../sim/crew/seed-summary.ts';
import { Tally } from '../../sim/crew/tally.ts';
import { openSeedJournal } from '../../sim/reports/seed-journal.ts';

const summary = (seed: number): SeedSummary => ({
  seed,
  hash: `hash of ${seed}`,
  accepted: 200,
  calls: 210,
  caughtUp: 3,
  foretold: 1,
  lived: 345_600_000,
  outcomes: { ok: 150, excused: 30, lost: 0, duplicated: 1, unexpected: 0, recovered: 4 },
  faults: { throttle: 2, 'tick-missed': 1 },
  points: { 'find-due query calendar': ['throttle'], 'deliver-messages send email': [] },
  violations: [],
});

describe('> A run of hours that was ended goes on where it was', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = () => join(folder, 'seeds.jsonl');

  test('seeds are as they were written', () => {
    const journal = openSeedJournal(path(), 'today');
    expect(journal.before.size).toBe(0);
    for (const seed of [3, 1]) journal.add(summary(seed));
    expect([...openSeedJournal(path(), 'today').before.values()]).toEqual([summary(3), summary(1)]);
  });

  test('a line that was cut off is run again, and the next one stands on a line of its own', () => {
    openSeedJournal(path(), 'today').add(summary(1));
    appendFileSync(path(), JSON.stringify(summary(2)).slice(0, 40));
    const journal = openSeedJournal(path(), 'today');
    expect([...journal.before.keys()]).toEqual([1]);
    journal.add(summary(2));
    expect([...openSeedJournal(path(), 'today').before.keys()]).toEqual([1, 2]);
  });

  test('seeds of other code, and what is no journal, are refused', () => {
    openSeedJournal(path(), 'yesterday').add(summary(1));
    expect(() => openSeedJournal(path(), 'today')).toThrow('holds seeds of other code (yesterday, now today)');
    appendFileSync(path(), '{"seed":"two"}\n');
    expect(() => openSeedJournal(path(), 'yesterday')).toThrow();
  });
});

test('a tally adds seeds up, and knows which faults no await point met', () => {
  const tally = new Tally();
  tally.add(summary(1));
  tally.add({
    ...summary(2),
    points: { 'deliver-messages send email': ['error', 'slow'] },
    violations: [{ invariant: 'I1', at: 0, text: 'twice' }],
  });
  expect(tally).toMatchObject({ seeds: 2, accepted: 400, faults: 6, foretold: 2, caughtUp: 6, failed: [2] });
  expect(tally.outcomes).toMatchObject({ ok: 300, recovered: 8 });
  const { points, share, missed } = tally.coverage();
  expect({ points, share }).toEqual({ points: 2, share: 3 / 16 });
  expect(missed).toHaveLength(13);
  expect(missed).not.toContain('error at deliver-messages send email');
});
