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
    ['nothing where no fact moves', 'A change that moves no fact (a name)', 'write units', 0],
    ['1 unit for the change and 2 for each new fact', 'A product more (two facts)', 'write units', 1 + 2 * 2],
    // Note and summary in one; the request to learn goes into a queue.
    ['1 unit besides its facts for the order of a weekly buyer', 'A weekly buyer’s order', 'write units besides those facts', 1],
    ['as much for one that is heard of alone', 'A weekly buyer’s order, heard of alone', 'write units besides those facts', 1],
    // The lapse or the reorder date where it has come near; never the silence.
    ['1 fact', 'A weekly buyer’s order', 'facts that moved, came or went', 1],
  ])('is at most %s', (_rule, what, unit, most) => {
    const measured = figures.find((figure) => figure.what === what && figure.unit === unit);
    expect(spreadOf(measured?.values ?? []).median).toBeLessThanOrEqual(most);
  });
});
