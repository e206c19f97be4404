import { wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandColor, brandColors, logoAddress } from '../../../domain/wording/brand.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
/** Any that is accepted. */
const accepted = hex.filter((color) => brandColor.safeParse(color).success);

/** What pages and mails have under and over the company's colours. */
const card = { day: '#ffffff', dark: '#1a1f1c' };
const ink = { day: '#1d2a24', dark: '#e3e9e5' };

describe('a company’s colour', () => {
  it('is taken just where it can be read on white', () =>
    fc.assert(fc.property(hex, (color) => brandColor.safeParse(color).success === wcagContrast(color, card.day) >= 4.5)));

  it('can be read wherever it stands, by day and in the dark', () =>
    fc.assert(
      fc.property(accepted, (color) => {
        const { accent, soft, darkAccent, darkSoft, onDarkAccent } = brandColors(color);
        expect(wcagContrast(accent, card.day)).toBeGreaterThanOrEqual(4.5);
        expect(wcagContrast(darkAccent, card.dark)).toBeGreaterThanOrEqual(7);
        expect(wcagContrast(onDarkAccent, darkAccent)).toBeGreaterThanOrEqual(7);
        expect(wcagContrast(ink.day, soft)).toBeGreaterThanOrEqual(7);
        expect(wcagContrast(ink.dark, darkSoft)).toBeGreaterThanOrEqual(7);
        // The emblem of a card is 36 pixels high.
        expect(wcagContrast(accent, soft)).toBeGreaterThanOrEqual(3);
        expect(wcagContrast(darkAccent, darkSoft)).toBeGreaterThanOrEqual(4.5);
      }),
    ));

  it('keeps its hue', () => {
    expect(brandColors('#1d6b50')).toEqual({
      accent: '#1d6b50',
      soft: '#e6f0eb',
      darkAccent: '#86d0b0',
      darkSoft: '#21322b',
      onDarkAccent: '#0c1f17',
    });
    expect(brandColors('#000000').darkAccent).toBe('#bebebe');
  });

  it('is written in one way', () => expect(brandColor.parse(' #1D6B50 ')).toBe('#1d6b50'));

  it.each([
    ['red', 'a colour such as #1d6b50 is wanted'],
    ['#fff', 'a colour such as #1d6b50 is wanted'],
    ['#1d6b50;background:url(//x)', 'a colour such as #1d6b50 is wanted'],
    ['', 'a colour such as #1d6b50 is wanted'],
    ['#7fd1ae', 'too light to be read on white: the contrast is 1.8, and at least 4.5 is needed'],
  ])('%s is none', (color, why) => expect(brandColor.safeParse(color).error?.issues.map(({ message }) => message)).toEqual([why]));
});

describe('a logo’s address', () => {
  it('is written as addresses are', () =>
    expect(logoAddress.parse('https://example.com/our logo".png')).toBe('https://example.com/our%20logo%22.png'));

  it.each([
    'http://example.com/logo.png',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    '//example.com/logo.png',
    'https://exa;sandbox.com/logo.png',
    'https://localhost/logo.png',
    'logo.png',
    '',
    `https://example.com/${'a'.repeat(500)}`,
  ])('%s is none', (address) => expect(logoAddress.safeParse(address).success).toBe(false));
});
