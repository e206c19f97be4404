import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../local/schedules/schedule-expression.ts';

const at = (text: string) => Date.parse(text);

describe('a schedule', () => {
  it.each([
    ['rate(5 minutes)', '2026-11-21T10:02:00Z', '2026-11-21T10:05:00Z'],
    ['rate(5 minutes)', '2026-11-21T10:05:00Z', '2026-11-21T10:10:00Z'],
    ['rate(1 hour)', '2026-11-21T10:05:00Z', '2026-11-21T11:00:00Z'],
    ['rate(1 day)', '2026-11-21T10:05:00Z', '2026-11-22T00:00:00Z'],
    ['cron(5 12 * * ? *)', '2026-11-21T12:05:00Z', '2026-11-22T12:05:00Z'],
    ['cron(0 9 ? * 2 *)', '2026-11-21T00:00:00Z', '2026-11-23T09:00:00Z'],
    ['cron(0 9 ? * MON-FRI *)', '2026-11-21T00:00:00Z', '2026-11-23T09:00:00Z'],
    ['cron(0 0 1 1 ? 2028)', '2026-11-21T00:00:00Z', '2028-01-01T00:00:00Z'],
    ['at(2026-12-24T18:00:00)', '2026-11-21T00:00:00Z', '2026-12-24T18:00:00Z'],
  ])('%s after %s fires at %s', (expression, after, expected) => {
    expect(parseSchedule(expression).next(at(after))).toBe(at(expected));
  });

  it('in a time zone follows its wall clock through the change of clocks', () => {
    const nine = parseSchedule('cron(0 9 * * ? *)', 'Europe/London');
    expect(nine.next(at('2026-03-28T10:00:00Z'))).toBe(at('2026-03-29T08:00:00Z'));
  });

  it('that is over never fires', () => {
    expect(parseSchedule('at(2020-01-01T00:00:00)').next(at('2026-11-21T00:00:00Z'))).toBeUndefined();
  });

  it('that cannot be read says which forms are known', () => {
    expect(() => parseSchedule('every day')).toThrow('Known are rate(…), cron(…) with six fields and at(…).');
  });
});
