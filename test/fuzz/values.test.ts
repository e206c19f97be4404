import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyToken } from '../../adapters/links/token.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { addDays, dateOfDay, dayOf, parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { chineseDayOf } from '../../domain/calendar/chinese-day.ts';
import { instantAt, localDate, parseInstant } from '../../domain/calendar/zoned-time.ts';
import { readText } from '../../domain/feedback/read-text.ts';
import { parseEmail } from '../../domain/import/read-email.ts';
import { keyring } from '../support/console-cloud.ts';
import { fuzzRuns, fuzzTime } from '../support/fuzz-runs.ts';

const runs = { numRuns: fuzzRuns(500) };
const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'0123456789+-:.TZ@ ()/١２'), maxLength: 40 }),
);

it(
  'an address is one that a mail server takes, or none',
  () => {
    const likely = fc.tuple(garbage, garbage).map(([local, domain]) => `${local}@${domain}`);
    fc.assert(
      fc.property(fc.oneof(garbage, likely, fc.emailAddress()), (text) => {
        const email = parseEmail(text);
        if (email !== undefined) expect(email).toMatch(/^[\x21-\x7e]{1,64}@[\x21-\x7e]{1,253}$/);
        if (email !== undefined) expect(email).not.toMatch(/[\r\n,;<>]/);
      }),
      runs,
    );
  },
  fuzzTime,
);

it(
  'a phone number is E.164, or none',
  () => {
    fc.assert(
      fc.property(garbage, fc.option(fc.constantFrom('GB', 'CN', 'US', 'XX', '', '__proto__'), { nil: undefined }), (text, country) => {
        const phone = parsePhone(text, country);
        if (phone !== undefined) expect(phone).toMatch(/^\+[1-9]\d{1,16}$/);
      }),
      runs,
    );
  },
  fuzzTime,
);

it(
  'a date is one of the calendar, and goes there and back, or none',
  () => {
    const likely = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
      .map(([year, month, day]) => [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'));
    fc.assert(
      fc.property(fc.oneof(garbage, likely), (text) => {
        const date = parseCalendarDate(text);
        if (date === undefined) return;
        expect(dateOfDay(dayOf(date))).toBe(date);
        expect(addDays(addDays(date, 400), -400)).toBe(date);
        expect(() => chineseDayOf(date)).not.toThrow();
        for (const zone of ['Pacific/Apia', 'America/New_York']) expect(localDate(instantAt(date, '12:00', zone), zone)).toBe(date);
      }),
      runs,
    );
  },
  fuzzTime,
);

it(
  'an instant is a number, or none',
  () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const instant = parseInstant(text, 'Europe/London');
        if (instant !== undefined) expect(Number.isFinite(instant)).toBe(true);
      }),
      runs,
    );
  },
  fuzzTime,
);

it(
  'a token that we did not sign is refused, and nothing throws',
  () => {
    const shaped = fc
      .tuple(fc.constantFrom('v1', 'v2', ''), fc.constantFrom('k1', '__proto__', ''), garbage, garbage)
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(fc.oneof(garbage, shaped), (token) => {
        expect(verifyToken(keyring, token, 'opt-out', 0)).toHaveProperty('fault');
      }),
      runs,
    );
  },
  fuzzTime,
);

it(
  'whatever somebody texts is read as something',
  () => {
    fc.assert(
      fc.property(garbage, (text) => {
        expect(() => readText(text)).not.toThrow();
      }),
      runs,
    );
  },
  fuzzTime,
);
