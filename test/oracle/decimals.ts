/** Exact decimals: units of 10^-12. Six places for a price, six for a quantity or a rate are enough for these files. */
export type Decimal = bigint;

const places = 12;
const one: Decimal = 10n ** BigInt(places);

export function decimal(text: string): Decimal {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) throw new Error(`not a decimal: ${text}`);
  const fraction = (parts[3] ?? '').padEnd(places, '0');
  if (fraction.length > places) throw new Error(`too many places: ${text}`);
  const size = BigInt(parts[2]!) * one + BigInt(fraction);
  return parts[1] === '-' ? -size : size;
}

/** The product, which must itself be exact in these units. */
export function times(a: Decimal, b: Decimal): Decimal {
  const product = a * b;
  if (product % one !== 0n) throw new Error('the product has too many places');
  return product / one;
}
