import { describe, expect, it } from 'vitest';
import { staffedHoursFor } from '../../../domain/wording/staffed-hours.ts';

const london = { staffedHours: 'Mon-Fri 09:00-18:00, Sat 10:00-14:00', timeZone: 'Europe/London', locale: 'en' };
const shanghai = { ...london, timeZone: 'Asia/Shanghai', locale: 'zh-CN' };

describe('the hours in which the company can be reached', () => {
  it.each([
    ['in its own words, where both write English', london, 'en-GB', 'Mon-Fri 09:00-18:00, Sat 10:00-14:00'],
    [
      'in Chinese with the name of the clock, where the company writes English',
      london,
      'zh-CN',
      '周一至周五 09:00–18:00，周六 10:00–14:00，英国时间',
    ],
    ['in Chinese alone, where the company writes it too', shanghai, 'zh-Hans', '周一至周五 09:00–18:00，周六 10:00–14:00'],
    [
      'in English with the name of the clock, where the company writes Chinese',
      shanghai,
      'en',
      'Mon–Fri 09:00–18:00, Sat 10:00–14:00, China Time',
    ],
    ['as they stand, where they cannot be read', { ...london, staffedHours: 'around the clock' }, 'zh-CN', 'around the clock'],
    ['with both parts of a day', { ...shanghai, staffedHours: 'Mon 9:00-12:00, Mon 13:00-18:00' }, 'zh', '周一 09:00–12:00，13:00–18:00'],
  ])('%s', (_, company, language, told) => {
    expect(staffedHoursFor(company, language)).toBe(told);
  });
});
