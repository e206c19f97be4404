import { describe, expect, it } from 'vitest';
import { visitFile } from '../../../domain/bookings/visit-file.ts';
import { visitSlots } from '../../../domain/bookings/visit-slots.ts';
import { visitTimes } from '../../../domain/bookings/visit-times.ts';
import { type BookingHours, defaultSettings } from '../../../domain/settings.ts';

const slotsAt = (now: string, bookings: Partial<BookingHours> = {}, timeZone = 'Europe/London') =>
  visitSlots(
    {
      company: { ...defaultSettings.company, timeZone },
      bookings: { ...defaultSettings.bookings, noticeHours: 0, daysAhead: 1, ...bookings },
    },
    Date.parse(now),
  ).map(({ at, day, time }) => `${day} ${time} = ${new Date(at).toISOString().slice(0, 16)}`);

describe('the times that may be booked', () => {
  it('> are those of the weekday, by the company’s clock, from now to the last day ahead', () => {
    expect(slotsAt('2026-11-26T15:00:00Z', { times: { thu: ['16:00', '09:00'], fri: ['10:00'] } })).toEqual([
      '2026-11-26 16:00 = 2026-11-26T16:00',
      '2026-11-27 10:00 = 2026-11-27T10:00',
    ]);
    expect(slotsAt('2026-11-26T15:00:00Z', { times: { fri: ['10:00'] } }, 'Asia/Shanghai')).toEqual([
      '2026-11-27 10:00 = 2026-11-27T02:00',
    ]);
  });

  it('> keep the notice: exactly so many hours before it still goes', () => {
    const times = { fri: ['10:00'] };
    expect(slotsAt('2026-11-26T10:00:00Z', { times, noticeHours: 24 })).toHaveLength(1);
    expect(slotsAt('2026-11-26T10:00:01Z', { times, noticeHours: 24 })).toEqual([]);
  });

  it('> leave closed dates out, and days without times', () => {
    expect(slotsAt('2026-11-26T10:00:00Z', { times: { thu: ['16:00'], fri: ['10:00'] }, closedDates: ['2026-11-26'] })).toEqual([
      '2026-11-27 10:00 = 2026-11-27T10:00',
    ]);
    expect(slotsAt('2026-11-28T00:00:00Z')).toEqual([]);
  });

  it('> begin after the gap where the clocks go forward, two of them as one, and once where they go back', () => {
    const sunday = { times: { sun: ['01:15', '01:45', '03:00'] } };
    expect(slotsAt('2027-03-27T12:00:00Z', sunday)).toEqual(['2027-03-28 01:15 = 2027-03-28T01:00', '2027-03-28 03:00 = 2027-03-28T02:00']);
    expect(slotsAt('2026-10-24T12:00:00Z', { times: { sun: ['01:30'] } })).toEqual(['2026-10-25 01:30 = 2026-10-25T00:30']);
  });
});

describe('when a visit is', () => {
  const visit = { visitAt: Date.parse('2026-11-24T16:00:00Z'), minutes: 90 };

  it('> is told once where the customer’s clock says the same, by whatever name', () => {
    expect(visitTimes(visit, 'Europe/London', 'Europe/Lisbon').here).toBeUndefined();
  });

  it('> is told by both clocks where they differ, with the day', () => {
    expect(visitTimes(visit, 'Europe/London', 'Asia/Shanghai')).toEqual({
      there: { date: '2026-11-24', from: '16:00', to: '17:30', zone: 'Europe/London' },
      here: { date: '2026-11-25', from: '00:00', to: '01:30', zone: 'Asia/Shanghai' },
    });
  });
});

describe('the calendar file', () => {
  const booking = {
    id: 'product-birthday/card/A%237/3',
    status: 'booked',
    visitAt: Date.parse('2026-11-24T16:00:00Z'),
    minutes: 90,
    sequence: 2,
    at: Date.parse('2026-11-22T09:00:00Z'),
    day: '2026-11-22',
  } as const;
  const file = (differences: object = {}, name = '陈 "伟"\r\nBEGIN:VEVENT') =>
    visitFile({
      booking: { ...booking, ...differences },
      customer: { id: 'C 1', name, email: 'wei@example.com' },
      company: defaultSettings.company,
      title: 'Check-up, at home; by us',
      description: '工程师上门检测您家中所有的本品牌家电，完全免费。'.repeat(4),
    });
  const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

  it('keeps its id whatever becomes of the visit, and counts its changes', () => {
    const lines = [unfolded(file()), unfolded(file({ status: 'cancelled', sequence: 3 }))];
    const of = (name: string) => lines.map((all) => all.find((line) => line.startsWith(`${name}:`)));
    expect(new Set(of('UID'))).toEqual(new Set(['UID:C%201/product-birthday/card/A%237/3@example.com']));
    expect(of('METHOD')).toEqual(['METHOD:REQUEST', 'METHOD:CANCEL']);
    expect(of('STATUS')).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED']);
    expect(of('SEQUENCE')).toEqual(['SEQUENCE:2', 'SEQUENCE:3']);
    expect(of('DTEND')).toEqual(['DTEND:20261124T173000Z', 'DTEND:20261124T173000Z']);
    expect(of('SUMMARY')[0]).toBe('SUMMARY:Check-up\\, at home\\; by us');
  });

  it('has lines of at most 75 octets that end in CRLF, and one event, whatever the name', () => {
    const text = file();
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(unfolded(text).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(unfolded(text).find((line) => line.startsWith('ATTENDEE'))).toContain('CN="陈  伟   BEGIN:VEVENT"');
  });
});
