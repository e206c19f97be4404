import { describe, expect, it } from 'vitest';
import { chineseDayOf } from '../../../domain/calendar/chinese-day.ts';
import { dateOfDayNumber, dayNumberOf } from '../../support/arbitraries.ts';

const newYears = `
  1990-01-27 1991-02-15 1992-02-04 1993-01-23 1994-02-10 1995-01-31 1996-02-19 1997-02-07 1998-01-28 1999-02-16 2000-02-05 2001-01-24
  2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-18 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10
  2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29
  2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15
  2038-02-04 2039-01-24 2040-02-12`
  .trim()
  .split(/\s+/);

describe('the Chinese lunar calendar', () => {
  it('begins its years on the days of the new years as celebrated, 1990 to 2040', () => {
    const days = newYears.map((date) => chineseDayOf(date));
    expect(days).toEqual(newYears.map((_date, index) => expect.objectContaining({ year: 1990 + index, month: 1, leap: false, day: 1 })));
  });

  it.each([
    ['the first day known', '1900-01-31', { year: 1900, month: 1, leap: false, day: 1 }],
    ['dragon boat', '2026-06-19', { year: 2026, month: 5, leap: false, day: 5 }],
    ['mid-autumn', '2026-09-25', { year: 2026, month: 8, leap: false, day: 15 }],
    ['new year’s eve', '2027-02-05', { year: 2026, month: 12, leap: false, day: 29 }],
    ['a leap month', '2025-07-25', { year: 2025, month: 6, leap: true, day: 1 }],
    ['the leap month after the eleventh', '2034-01-01', { year: 2033, month: 11, leap: true, day: 11 }],
    ['a new moon one minute after midnight', '2018-11-08', { year: 2018, month: 10, leap: false, day: 1 }],
    ['the last day known', '2101-01-28', { year: 2100, month: 12, leap: false, day: 29 }],
  ])('%s: %s', (_what, date, day) => {
    expect(chineseDayOf(date)).toMatchObject(day);
  });

  it('is not known before 1900 and after 2100', () => {
    expect([chineseDayOf('1900-01-30'), chineseDayOf('2101-01-29')]).toEqual([undefined, undefined]);
  });

  it('leaves out no day and counts none twice', () => {
    let before = chineseDayOf('1900-01-31');
    for (let day = dayNumberOf('1900-02-01'); day <= dayNumberOf('2101-01-28'); day += 1) {
      const today = chineseDayOf(dateOfDayNumber(day));
      const follows = today?.day === 1 ? before?.day === before?.daysInMonth : today?.day === (before?.day ?? 0) + 1;
      if (!follows) expect([dateOfDayNumber(day), before, today]).toBeUndefined();
      before = today;
    }
    expect(before).toMatchObject({ year: 2100, month: 12 });
  });
});
