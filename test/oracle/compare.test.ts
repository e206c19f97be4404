import { describe, expect, it } from 'vitest';
import { compareLines, describeDifferences, type WrittenLine } from './compare.ts';
import { asset, lines } from './given.ts';
import type { Line } from './records.ts';

const expected = lines({ assets: [asset()] });

const written = ([line]: readonly Line[], difference: Partial<WrittenLine> = {}): WrittenLine => ({
  ...line!,
  at: new Date(line!.at).toISOString(),
  local: `${line!.local}:00+08:00[Asia/Shanghai]`,
  values: { years: 3, offer: true },
  ...difference,
});

describe('comparing lines', () => {
  it('finds nothing where they agree, up to ten minutes late', () => {
    expect(compareLines(expected, [written(expected)])).toEqual([]);
    expect(compareLines(expected, [written(expected, { at: '2026-11-21T02:10:00Z' })])).toEqual([]);
  });

  it.each([
    ['too early', { at: '2026-11-21T01:59:59Z' }, 'different'],
    ['too late', { at: '2026-11-21T02:10:01Z' }, 'different'],
    ['by another channel', { channel: 'sms' }, 'different'],
    ['skipped instead', { outcome: 'skipped', reason: 'capped' }, 'different'],
    ['without its offer', { values: { years: 3, offer: false } }, 'different'],
    ['on another local day', { local: '2026-11-22T00:00:00+08:00[Asia/Shanghai]' }, 'different'],
  ] as const)('finds a line that went %s', (_how, difference, kind) => {
    expect(compareLines(expected, [written(expected, difference)]).map((found) => found.kind)).toEqual([kind]);
  });

  it('finds a line that is missing, one too many, and one of another subject', () => {
    expect(compareLines(expected, []).map(({ kind }) => kind)).toEqual(['missing']);
    expect(compareLines(expected, [written(expected), written(expected)]).map(({ kind }) => kind)).toEqual(['unexpected']);
    const other = compareLines(expected, [written(expected, { subject: 'A2' })]);
    expect(other.map(({ kind }) => kind)).toEqual(['missing', 'unexpected']);
    expect(describeDifferences(other)).toContain('product-birthday, missing: 1\n  C1 | product-birthday | card | A1 | 2026-11-21');
  });
});
