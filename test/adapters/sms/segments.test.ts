import { expect, it } from 'vitest';
import { measureSms } from '../../../adapters/sms/segments.ts';

it.each([
  ['nothing', '', 'gsm-7', 1],
  ['160 letters', 'a'.repeat(160), 'gsm-7', 1],
  ['161 letters', 'a'.repeat(161), 'gsm-7', 2],
  ['306 letters', 'a'.repeat(306), 'gsm-7', 2],
  ['307 letters', 'a'.repeat(307), 'gsm-7', 3],
  ['80 euro signs, two septets each', '€'.repeat(80), 'gsm-7', 1],
  ['81 euro signs', '€'.repeat(81), 'gsm-7', 2],
  ['a euro sign that does not fit in the rest of a segment', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm-7', 3],
  ['70 Chinese characters', '生'.repeat(70), 'ucs-2', 1],
  ['71 Chinese characters', '生'.repeat(71), 'ucs-2', 2],
  ['134 Chinese characters', '生'.repeat(134), 'ucs-2', 2],
  ['135 Chinese characters', '生'.repeat(135), 'ucs-2', 3],
  ['a curly quote among letters', `${'a'.repeat(70)}’`, 'ucs-2', 2],
  ['35 faces, two units each', '😀'.repeat(35), 'ucs-2', 1],
  ['67 faces: 33 in a segment, none cut in two', '😀'.repeat(67), 'ucs-2', 3],
])('%s', (_what, text, encoding, segments) => {
  expect(measureSms(text)).toEqual({ encoding, segments });
});
