/**
 * MJML reads colours, and the company's is known only when a message goes out: until the mail is set, colours that no design would take
 * stand in the company's place. The slots are those of `BrandColors`.
 */
export const brandPlaces = {
  accent: '#fe0a01',
  soft: '#fe0a02',
  darkAccent: '#fe0a03',
  darkSoft: '#fe0a04',
  onDarkAccent: '#fe0a05',
} as const;

/** A mail as MJML has set it, with a slot wherever the company's colour belongs. */
export const withBrandSlots = (html: string): string =>
  Object.entries(brandPlaces).reduce((mail, [slot, place]) => mail.replaceAll(place, `{{ brand.${slot} }}`), html);
