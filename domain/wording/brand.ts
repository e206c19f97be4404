import { clampChroma, formatHex, useMode as knowMode, modeLrgb, modeOklch, modeRgb, wcagContrast } from 'culori/fn';
import * as z from 'zod';

/** What stands on it, or is it, must be read by people who see little. https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST_CONTRAST = 4.5;

/** The layouts' card, on which the company's colour is read. */
const WHITE = '#ffffff';

knowMode(modeRgb);
knowMode(modeLrgb);
const oklch = knowMode(modeOklch);

/** A company's colour as it is set: of six hex digits, and dark enough to be read on white and to carry white words. */
export const brandColor = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, { error: 'a colour such as #1d6b50 is wanted', abort: true })
  .refine((color) => wcagContrast(color, WHITE) >= LEAST_CONTRAST, {
    error: ({ input }) =>
      `too light to be read on white: the contrast is ${contrastText(String(input))}, and at least ${LEAST_CONTRAST} is needed`,
  });

/** Where a company's logo lies: mail programs fetch it from there. */
export const logoAddress = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, normalize: true, error: 'an address that begins with https:// is wanted' })
  .max(500);

/** What a mail's layout shows of the company. */
export type Brand = BrandColors & { readonly logo: string | null };

/** One colour, grown into those that mails and pages need; each as `#rrggbb`. */
export type BrandColors = {
  /** Buttons, links and frames, under white words or on white. */
  readonly accent: string;
  /** A breath of it, as ground. */
  readonly soft: string;
  /** The same three for whoever reads in the dark. */
  readonly darkAccent: string;
  readonly darkSoft: string;
  readonly onDarkAccent: string;
};

/**
 * The same hue at lightnesses at which it can be read, whatever the colour: OKLCH's lightness is the eye's.
 * https://www.w3.org/TR/css-color-4/#ok-lab
 */
function grownOf(color: string): BrandColors {
  // Black, white and grey have no hue.
  const { c, h = 0 } = oklch(color) ?? { c: 0 };
  const tone = (l: number, mostChroma: number) =>
    formatHex(clampChroma({ mode: 'oklch', l, c: Math.min(c, mostChroma), h } as const, 'oklch'));
  return {
    accent: color,
    soft: tone(0.946, 0.013),
    darkAccent: tone(0.8, 0.1),
    darkSoft: tone(0.3, 0.027),
    onDarkAccent: tone(0.22, 0.03),
  };
}

let last: BrandColors | undefined;

/** A company hardly ever changes its colour, and each message asks for it. */
export function brandColors(color: string): BrandColors {
  if (last?.accent !== color) last = grownOf(color);
  return last;
}

export const brandOf = ({ color, logo }: { readonly color: string; readonly logo: string | null }): Brand => ({
  ...brandColors(color),
  logo,
});

const contrastText = (color: string): string => (Math.floor(wcagContrast(color, WHITE) * 10) / 10).toFixed(1);
