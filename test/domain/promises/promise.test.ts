import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import { type CarePromise, keptInTime, mergePromise, promiseAlarm, standingOf } from '../../../domain/promises/promise.ts';

const MADE = Date.parse('2026-11-02T08:00:00Z');
const DUE = MADE + 100 * HOUR;
const given = { id: 'P1', kind: 'time' as const, text: 'The engineer comes', dueAt: DUE };
const made = (differences: Partial<CarePromise> = {}) => ({ ...mergePromise(undefined, given, MADE, 75), ...differences });

describe('a promise (care 25)', () => {
  it('> warns at 75 % of its time, and is broken once that is over', () => {
    expect(made().warnAt).toBe(MADE + 75 * HOUR);
    expect(standingOf(made(), MADE + 75 * HOUR - 1)).toBe('open');
    expect(standingOf(made(), MADE + 75 * HOUR)).toBe('due-soon');
    expect(standingOf(made(), DUE)).toBe('due-soon');
    expect(standingOf(made(), DUE + 1)).toBe('broken');
  });

  it('is kept in time up to the very instant at which it is due', () => {
    expect(standingOf(made({ keptAt: DUE }), DUE + HOUR)).toBe('kept');
    expect(standingOf(made({ keptAt: DUE + 1 }), DUE + HOUR)).toBe('kept-late');
  });

  it('> a changed due date keeps its history, and runs from when the promise was made', () => {
    const moved = mergePromise(made(), { ...given, dueAt: DUE + 100 * HOUR }, MADE + 90 * HOUR, 75);
    expect(moved).toMatchObject({ madeAt: MADE, warnAt: MADE + 150 * HOUR, moved: [{ at: MADE + 90 * HOUR, dueAt: DUE }] });
    expect(mergePromise(moved, { ...given, dueAt: DUE + 100 * HOUR }, MADE + 95 * HOUR, 75)).toEqual(moved);
  });

  it('stays kept, whatever a later file leaves blank', () => {
    expect(mergePromise(made({ keptAt: DUE - HOUR }), given, DUE, 75).keptAt).toBe(DUE - HOUR);
  });

  it('that was over before we heard of it has no time of its own', () => {
    expect(mergePromise(undefined, given, DUE + HOUR, 75)).toMatchObject({ madeAt: DUE, warnAt: DUE });
  });

  it('asks for a warning and for an apology once each, and anew where it is moved', () => {
    expect(promiseAlarm(made(), DUE - HOUR)).toBe('warn');
    expect(promiseAlarm(made({ warnedFor: DUE }), DUE - HOUR)).toBeUndefined();
    expect(promiseAlarm(made({ warnedFor: DUE }), DUE + HOUR)).toBe('broken');
    expect(promiseAlarm(made({ warnedFor: DUE, brokenFor: DUE }), DUE + HOUR)).toBeUndefined();
    expect(promiseAlarm(made({ brokenFor: DUE - HOUR }), DUE + HOUR)).toBe('broken');
    expect(promiseAlarm(made({ keptAt: DUE + 2 }), DUE + HOUR)).toBeUndefined();
  });

  it('> kept on time is counted of those whose time is over, and is nothing where there is none', () => {
    const all = [made(), made({ keptAt: DUE }), made({ keptAt: DUE + 1 }), made({ dueAt: DUE + 500 * HOUR, warnAt: DUE + 400 * HOUR })];
    expect(keptInTime(all, DUE + HOUR)).toMatchObject({ value: 1 / 3, n: 3 });
    expect(keptInTime(all, MADE)).toMatchObject({ n: 2 });
    expect(keptInTime([], DUE)).toBeUndefined();
  });
});
