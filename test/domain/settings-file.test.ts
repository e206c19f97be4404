import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import { readSettings, SettingsFault } from '../../domain/settings-file.ts';

const read = (file: unknown) => readSettings(JSON.stringify(file), defaultSettings);

describe('a settings file', () => {
  it('that is empty leaves the defaults', () => expect(read({})).toEqual(defaultSettings));

  it('merges objects key by key', () => {
    const settings = read({ company: { name: 'Kiln' }, winBack: { cycleDaysByCategory: { tea: 20 } }, quietHours: { to: '08:00' } });
    expect(settings.company).toEqual({ ...defaultSettings.company, name: 'Kiln' });
    expect(settings.winBack).toEqual({ ...defaultSettings.winBack, cycleDaysByCategory: { tea: 20 } });
    expect(settings.quietHours).toEqual({ from: '21:00', to: '08:00' });
  });

  it('replaces caps and lists whole', () => {
    expect(read({ caps: {} }).caps).toEqual({});
    expect(read({ caps: { marketing: [{ max: 2, days: 1 }] } }).caps).toEqual({ marketing: [{ max: 2, days: 1 }] });
    expect(read({ tiers: [{ id: 'all', from: 0 }] }).tiers).toEqual([{ id: 'all', from: 0 }]);
  });

  it('merges the times of visits by weekday: a day without times is closed', () => {
    const { bookings } = read({ bookings: { times: { fri: [], sat: ['10:00'] }, capacity: 1, closedDates: ['2026-12-25'] } });
    const { times } = defaultSettings.bookings;
    expect(bookings).toEqual({
      ...defaultSettings.bookings,
      times: { ...times, fri: [], sat: ['10:00'] },
      capacity: 1,
      closedDates: ['2026-12-25'],
    });
  });

  it('switches the holdout off with 0', () => expect(read({ holdoutPercent: 0 }).holdoutPercent).toBe(0));

  it.each([
    [{ companny: {} }, 'companny: there is no such setting'],
    [{ winBack: { cycle: 3 } }, 'winBack.cycle: there is no such setting'],
    [{ caps: { service: [] } }, 'caps.service: there is no such setting'],
    [{ caps: { marketing: [{ max: 1 }] } }, 'caps.marketing.0.days'],
    [{ holdoutPercent: 101 }, 'holdoutPercent'],
    [{ sendAt: '24:00' }, 'sendAt: a time of day'],
    [{ leapDay: 'mar-2' }, 'leapDay'],
    [{ company: { timeZone: 'Europe/Narnia' } }, 'company.timeZone: an IANA time zone'],
    [{ company: { currency: 'euro' } }, 'company.currency'],
    [{ company: { color: '#ffee00' } }, 'company.color: too light to be read on white'],
    [{ company: { color: 'green' } }, 'company.color: a colour such as #1d6b50 is wanted'],
    [{ company: { logo: 'http://example.com/logo.png' } }, 'company.logo: an address that begins with https://'],
    [{ tierValidityDays: 0 }, 'tierValidityDays'],
    [{ winBack: { cycleDays: 1.5 } }, 'winBack.cycleDays'],
    [{ bookings: { times: { weekend: ['09:00'] } } }, 'bookings.times'],
    [{ bookings: { times: { mon: ['9:00'] } } }, 'bookings.times.mon.0: a time of day'],
    [{ bookings: { capacity: 0 } }, 'bookings.capacity'],
    [{ bookings: { closedDates: ['2026-02-30'] } }, 'bookings.closedDates.0: a date'],
    [{ bookings: { minutes: 90.5 } }, 'bookings.minutes'],
    [{ tiers: [] }, 'tiers'],
    [{ tiers: [{ id: 'a', from: 1 }] }, 'the last tier is the lowest'],
    [
      {
        tiers: [
          { id: 'a', from: 1 },
          { id: 'b', from: 5 },
          { id: 'c', from: 0 },
        ],
      },
      'highest first',
    ],
    [[], 'the file'],
    [null, 'the file'],
  ])('is refused with its path: %j', (file, message) => {
    expect(() => read(file)).toThrow(SettingsFault);
    expect(() => read(file)).toThrow(message);
  });

  it('that is not JSON is refused', () => expect(() => readSettings('{', defaultSettings)).toThrow('not JSON'));
});
