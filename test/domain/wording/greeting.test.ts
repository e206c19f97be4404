import { describe, expect, it } from 'vitest';
import { greeting, pickLocale, tierName } from '../../../domain/wording/greeting.ts';

describe('the language', () => {
  it.each([
    ['zh', 'en', 'zh'],
    ['zh-CN', 'en', 'zh'],
    ['zh-Hant-TW', 'en', 'zh'],
    ['ZH-hans', 'en', 'zh'],
    ['en-GB', 'zh', 'en'],
    ['de', 'zh', 'en'],
    ['zha', 'zh', 'en'],
    [undefined, 'zh-CN', 'zh'],
    [undefined, 'en', 'en'],
    ['', 'zh', 'zh'],
  ] as const)('of %j (company: %s) is %s', (locale, fallback, picked) => {
    expect(pickLocale(locale, fallback)).toBe(picked);
  });
});

describe('the greeting', () => {
  it.each([
    ['Wei Chen', 'en', 'Dear Wei Chen,'],
    ['陈伟', 'zh', '陈伟，您好！'],
    [undefined, 'en', 'Hello,'],
    [undefined, 'zh', '您好！'],
    ['   ', 'en', 'Hello,'],
    ['x'.repeat(61), 'en', 'Hello,'],
    ['Wei\r\n  Chen', 'en', 'Dear Wei Chen,'],
  ] as const)('of %j in %s is %j', (name, locale, words) => {
    expect(greeting(name, locale)).toBe(words);
  });
});

it.each([
  ['gold', 'en', 'Gold'],
  ['gold', 'zh', '黄金'],
  ['inner circle', 'en', 'Inner circle'],
  ['constructor', 'en', 'Constructor'],
] as const)('the tier %s is called in %s: %s', (id, locale, name) => {
  expect(tierName(id, locale)).toBe(name);
});
