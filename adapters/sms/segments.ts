/** How a text message is cut and billed (3GPP TS 23.038 and 23.040). */
export interface SmsSize {
  readonly encoding: 'gsm-7' | 'ucs-2';
  readonly segments: number;
}

const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Two septets each: an escape goes before. */
const GSM_EXTENDED = new Set('\f^{}\\[~]|€');

/** A character that takes two units is never cut in two; it goes whole into the next segment. */
export function measureSms(text: string): SmsSize {
  const characters = [...text];
  const gsm = characters.every((character) => GSM_BASIC.has(character) || GSM_EXTENDED.has(character));
  const units = characters.map((character) => (gsm ? (GSM_EXTENDED.has(character) ? 2 : 1) : character.length));
  const [single, joined] = gsm ? [160, 153] : [70, 67];
  return { encoding: gsm ? 'gsm-7' : 'ucs-2', segments: total(units) <= single ? 1 : fill(units, joined) };
}

const total = (units: readonly number[]): number => units.reduce((sum, unit) => sum + unit, 0);

function fill(units: readonly number[], capacity: number): number {
  let segments = 1;
  let used = 0;
  for (const unit of units) {
    if (used + unit > capacity) {
      segments += 1;
      used = 0;
    }
    used += unit;
  }
  return segments;
}
