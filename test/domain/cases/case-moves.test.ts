import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import { isDueSoon, isOverdue, MAX_ENTRIES } from '../../../domain/cases/case.ts';
import {
  caseAfterAnswer,
  caseIdFor,
  closeCase,
  escalateCase,
  noteOnCase,
  openCase,
  reopenCase,
  warnOfCase,
} from '../../../domain/cases/case-moves.ts';
import { defaultSettings } from '../../../domain/settings.ts';

const TEN = Date.parse('2026-11-18T10:00:00Z');
const act = (at = TEN, by = 'staff-1') => ({ at, by, timeZone: 'Europe/London' });
const opened = () =>
  openCase({ id: 'K1', kind: 'dissatisfied', about: 'It leaks', answer: undefined }, act(TEN, 'customer'), defaultSettings);

describe('a case', () => {
  it('> is due after one staffed day, and somebody owns it', () => {
    expect(opened()).toMatchObject({
      openedOn: '2026-11-18',
      due: TEN + 24 * HOUR,
      owner: 'care team',
      history: [{ did: 'opened', text: 'It leaks' }],
    });
  });

  it('> warns at three quarters of its time, by staffed hours', () => {
    // Of nine hours from ten o'clock, six and three quarters are gone at a quarter to five.
    expect(isDueSoon(opened(), TEN + 6.75 * HOUR - 1)).toBe(false);
    expect(isDueSoon(opened(), TEN + 6.75 * HOUR)).toBe(true);
    expect(isDueSoon(opened(), TEN + 24 * HOUR)).toBe(false);
    expect(isOverdue(opened(), TEN + 24 * HOUR)).toBe(true);
  });

  it('> closed days do not count: of a case that comes on Friday evening nobody is warned before Monday afternoon', () => {
    const friday = openCase({ id: 'K1', kind: 'complaint', about: 'Rude', answer: undefined }, act(TEN + 55 * HOUR), defaultSettings);
    expect(isDueSoon(friday, Date.parse('2026-11-23T14:44:59Z'))).toBe(false);
    expect(isDueSoon(friday, Date.parse('2026-11-23T14:45:00Z'))).toBe(true);
    expect(friday.due).toBe(Date.parse('2026-11-23T17:00:00Z'));
  });

  it('> its owner is warned once for each due time, and not once it is closed', () => {
    const soon = act(TEN + 7 * HOUR);
    const warned = warnOfCase(opened(), soon);
    expect(warned).toMatchObject({ warnedFor: TEN + 24 * HOUR, owner: 'care team', history: [{ did: 'opened' }, { did: 'warned' }] });
    expect(warned && warnOfCase(warned, soon)).toBeUndefined();
    expect(warnOfCase(opened(), act(TEN + HOUR))).toBeUndefined();
    const closed = closeCase(opened(), act(TEN + HOUR), 'Repaired');
    expect(closed && warnOfCase(closed, soon)).toBeUndefined();
  });

  it('> escalates once for each due time that is missed', () => {
    const late = act(TEN + 25 * HOUR);
    const passedOn = escalateCase(opened(), late, defaultSettings);
    expect(passedOn).toMatchObject({ owner: 'head of care', escalatedFor: TEN + 24 * HOUR });
    expect(passedOn && escalateCase(passedOn, late, defaultSettings)).toBeUndefined();
    const again = passedOn && { ...passedOn, due: TEN + 48 * HOUR };
    expect(again && escalateCase(again, act(TEN + 49 * HOUR), defaultSettings)).toMatchObject({ escalatedFor: TEN + 48 * HOUR });
  });

  it('is not passed on before its time, nor once it is closed', () => {
    expect(escalateCase(opened(), act(TEN + HOUR), defaultSettings)).toBeUndefined();
    const closed = closeCase(opened(), act(TEN + HOUR), 'Repaired');
    expect(closed && escalateCase(closed, act(TEN + 99 * HOUR), defaultSettings)).toBeUndefined();
  });

  it('is closed once, and has its time anew when it is opened again', () => {
    const closed = closeCase(opened(), act(TEN + HOUR), 'Repaired');
    expect(closed).toMatchObject({ closedOn: '2026-11-18', closedAt: TEN + HOUR });
    expect(closed && closeCase(closed, act(), 'Repaired')).toBeUndefined();
    const again = closed && reopenCase(closed, act(TEN + 5 * HOUR), 'It leaks again', defaultSettings);
    expect(again).toMatchObject({ due: TEN + 29 * HOUR });
    expect(again).not.toHaveProperty('closedOn');
  });

  it('keeps how it began, however much is noted', () => {
    let one = opened();
    for (let n = 0; n < 200; n++) one = noteOnCase(one, act(TEN + n), `note ${n}`);
    expect(one.history).toHaveLength(MAX_ENTRIES);
    expect(one.history?.[0]).toMatchObject({ did: 'opened' });
    expect(one.history?.at(-1)).toMatchObject({ text: 'note 199' });
  });
});

describe('an answer', () => {
  const answer = { id: 'A1', comment: 'Still leaks' };
  const verdict = (dissatisfied: boolean, turned: boolean) => ({ dissatisfied, turned });
  const afterAnswer = (known: ReturnType<typeof opened> | undefined, dissatisfied: boolean, turned: boolean) =>
    caseAfterAnswer(known, answer, verdict(dissatisfied, turned), act(TEN + HOUR, 'customer'), defaultSettings, 'K1');

  it('> that is dissatisfied opens one case, any other none', () => {
    expect(afterAnswer(undefined, true, true)).toMatchObject({ id: 'K1', kind: 'dissatisfied', answer: 'A1' });
    expect(afterAnswer(undefined, false, true)).toBeUndefined();
  });

  it('that is better leaves the case open: a person decides', () => {
    expect(afterAnswer(opened(), false, true)?.closedOn).toBeUndefined();
    expect(afterAnswer(opened(), false, true)?.history?.at(-1)).toMatchObject({ did: 'answered', text: 'Still leaks' });
  });

  it('opens a closed case again only where its verdict has turned since', () => {
    const closed = closeCase(opened(), act(), 'Repaired');
    expect(afterAnswer(closed, true, true)).toMatchObject({ about: 'Still leaks', history: [{}, {}, { did: 'reopened' }] });
    expect(afterAnswer(closed, true, false)).toBeUndefined();
    expect(afterAnswer(closed, false, true)).toBeUndefined();
  });

  it('has the same case however often it comes, and another customer’s another', () => {
    expect(caseIdFor('C1', 'A1')).toBe(caseIdFor('C1', 'A1'));
    expect(new Set([caseIdFor('C1', 'A1'), caseIdFor('C1', 'A2'), caseIdFor('C2', 'A1'), caseIdFor('C1A', '1')]).size).toBe(4);
    expect(caseIdFor('C1', 'A1')).toMatch(/^K[0-9A-Z]{11}$/);
  });
});
