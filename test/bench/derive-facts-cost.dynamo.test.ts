import { beforeAll, describe, expect, it } from 'vitest';
import { derivationOn } from '../../bench/figures/derive-facts.ts';
import { type Figure, spreadOf } from '../../bench/figures/figure.ts';
import { benchTableOn } from '../../bench/laptop/bench-table.ts';
import { freshDatabase } from '../support/local-table.ts';

describe('what derive-facts writes for one changed customer', () => {
  let figures: readonly Figure[];

  beforeAll(async () => {
    const { client, call } = freshDatabase();
    figures = await derivationOn(await benchTableOn(client, call), 10);
    client.destroy();
  }, 60_000);

  it.each([
    ['1 unit where no fact moves', 'A change that moves no fact (a name)', 1],
    ['2 more for each new fact', 'A product more (two facts)', 1 + 2 * 2],
    // Revision, summary, gap and its note, question for the cycle, and the reorder date: neither silence nor lapse is put off each time.
    ['8 for the order of a weekly buyer', 'A weekly buyer’s order', 8],
  ])('is at most %s', (_rule, what, most) => {
    const units = figures.find((figure) => figure.what === what && figure.unit === 'write units');
    expect(spreadOf(units?.values ?? []).median).toBeLessThanOrEqual(most);
  });
});
