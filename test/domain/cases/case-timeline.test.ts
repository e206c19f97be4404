import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import { callSlots } from '../../../domain/cases/call-slots.ts';
import type { CaseEntry } from '../../../domain/cases/case.ts';
import { caseTimeline } from '../../../domain/cases/case-timeline.ts';

const entry = (at: number, did: CaseEntry['did'], by = 'perennial', text?: string): CaseEntry => ({
  at,
  did,
  by,
  ...(text === undefined ? {} : { text }),
});

describe('care 23: what a customer sees of a case', () => {
  it('> steps out of order are sorted by time, and clock skew is flagged', () => {
    const steps = caseTimeline(
      { history: [entry(100, 'opened'), entry(300, 'assigned', 'Mia', 'Li Lei'), entry(200, 'noted', 'Tom')] },
      400,
    );
    expect(steps.map(({ at, skewed }) => [at, skewed])).toEqual([
      [100, false],
      [200, true],
      [300, false],
    ]);
  });

  it('flags a step that lies ahead, and none that is of this very moment', () => {
    expect(caseTimeline({ history: [entry(400, 'opened'), entry(401, 'noted')] }, 400).map(({ skewed }) => skewed)).toEqual([false, true]);
  });

  it('> the expert is named; what staff note among themselves, and our warnings to each other, are not shown', () => {
    const steps = caseTimeline(
      {
        history: [
          entry(1, 'opened', 'perennial', 'internal'),
          entry(2, 'warned', 'perennial', 'Mia'),
          entry(3, 'noted', 'Mia', 'difficult'),
          entry(4, 'escalated', 'perennial', 'Li Lei'),
          entry(5, 'answered', 'customer', 'It rattles'),
        ],
      },
      9,
    );
    expect(steps.map(({ did, owner, text }) => ({ did, owner, text }))).toEqual([
      { did: 'opened', owner: undefined, text: undefined },
      { did: 'noted', owner: undefined, text: undefined },
      { did: 'escalated', owner: 'Li Lei', text: undefined },
      { did: 'answered', owner: undefined, text: 'It rattles' },
    ]);
  });

  it('is empty where nothing was ever noted', () => expect(caseTimeline({}, 1)).toEqual([]));
});

describe('care 23: when the expert can call', () => {
  const calendar = { staffedHours: 'Mon-Fri 09:00-18:00', timeZone: 'UTC', closedDays: ['2026-11-24'] };
  const monday = Date.parse('2026-11-23T08:00:00Z');
  const texts = (now: number) =>
    callSlots(now, calendar, 3).map(({ from, to }) => `${new Date(from).toISOString().slice(0, 16)} ${(to - from) / HOUR}`);

  it('offers the halves of staffed hours, an hour ahead at least, and no closed day', () => {
    expect(texts(monday)).toEqual(['2026-11-23T09:00 5', '2026-11-23T14:00 4', '2026-11-25T09:00 5']);
    expect(texts(monday + 1)).toEqual(['2026-11-23T14:00 4', '2026-11-25T09:00 5', '2026-11-25T14:00 4']);
  });

  it('takes the usual hours where the company’s own cannot be read', () => {
    expect(callSlots(monday, { ...calendar, staffedHours: 'always' }, 1)).toHaveLength(1);
  });
});
