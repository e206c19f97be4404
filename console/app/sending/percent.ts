/** `4 %`, `0.08 %`: as many places as a small share needs. */
export const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toLocaleString('en', { maximumSignificantDigits: 2 })} %`;
