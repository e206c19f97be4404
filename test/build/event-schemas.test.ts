import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventSchemas } from '../../build/event-schemas.ts';
import { busEvents } from '../../domain/bus/bus-events.ts';
import { rowShape } from '../../domain/bus/record-rows.ts';

const folder = new URL('../../schemas/', import.meta.url);
const published = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|d\.ts)$/.test(name));

describe('what is published of events', () => {
  it('is what the product reads and writes by: after a change on purpose, `npm run schemas` and a new version', () => {
    const generated = eventSchemas();
    expect([...published].sort()).toEqual([...generated.keys()].sort());
    for (const [name, text] of generated) expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
  });

  it('names every event that goes out, with its version', () => {
    for (const type of Object.keys(busEvents)) expect(published).toContain(`out/${type}.v1.json`);
  });
});

const overdue = { id: 'K1/5', version: 1, case: 'K1', kind: 'call', customer: 'C1', due: 5, owner: null, escalatedTo: 'head of care' };

it.each([
  ['as it is told', overdue, true],
  ['with a field that nobody published', { ...overdue, email: 'a@example.com' }, false],
  ['without whom it was passed on to', { ...overdue, escalatedTo: undefined }, false],
  ['of another version', { ...overdue, version: 2 }, false],
])('an overdue case %s', (_what, detail, fits) => {
  expect(busEvents['case.overdue'].safeParse(detail).success).toBe(fits);
});

it.each([
  ['points', { event_id: 'E1', customer_id: 'C1', at: '2026-11-21', points: 5, source: 'promotion' }, true],
  ['points', { event_id: 'E1', customer_id: 'C1', at: '2026-11-21', points: 5, source: 'promotion', colour: 'red' }, false],
  ['points', { event_id: 'E1', points: 5 }, false],
  ['facts', { customer_id: 'C1', kind: 'lease.ends', date: '2027-01-01', 'value.rate': 4.5 }, true],
  ['facts', { customer_id: 'C1', kind: 'lease.ends', date: ['2027-01-01'] }, false],
] as const)('a row of %s: %j', (kind, row, fits) => {
  expect(rowShape(kind).safeParse(row).success).toBe(fits);
});
