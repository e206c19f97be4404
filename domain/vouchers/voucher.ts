import { addDays, type CalendarDate, type Instant } from '../calendar/calendar-date.ts';

/** care 10: a free repair for the dissatisfied, good for 60 days, once. */
export const VOUCHER_DAYS = 60;

/** What a customer may ask for once, by a code. Item of type OFFER. */
export interface Voucher {
  /** The case that it was issued for: one voucher for each. */
  readonly id: string;
  readonly code: string;
  readonly offer: 'free-repair';
  readonly issuedOn: CalendarDate;
  /** The last day on which it may be redeemed. */
  readonly validUntil: CalendarDate;
  /** Kept for an appointment: it cannot expire meanwhile. */
  readonly reserved?: { readonly at: Instant; readonly by: string } | undefined;
  readonly redeemed?: { readonly at: Instant; readonly by: string } | undefined;
}

export type VoucherState = 'issued' | 'reserved' | 'redeemed' | 'expired';

export function voucherState({ reserved, redeemed, validUntil }: Voucher, today: CalendarDate): VoucherState {
  if (redeemed !== undefined) return 'redeemed';
  if (reserved !== undefined) return 'reserved';
  return today > validUntil ? 'expired' : 'issued';
}

export const newVoucher = (id: string, code: string, today: CalendarDate): Voucher => ({
  id,
  code,
  offer: 'free-repair',
  issuedOn: today,
  validUntil: addDays(today, VOUCHER_DAYS),
});

export type VoucherMove = 'reserve' | 'release' | 'redeem';

/** The voucher after a move, or why it cannot be made. */
export function moveVoucher(
  voucher: Voucher,
  move: VoucherMove,
  { at, by, today }: { readonly at: Instant; readonly by: string; readonly today: CalendarDate },
): Voucher | { readonly refused: VoucherState } {
  const state = voucherState(voucher, today);
  const { reserved, ...free } = voucher;
  switch (move) {
    case 'reserve':
      return state === 'issued' ? { ...voucher, reserved: { at, by } } : { refused: state };
    case 'release':
      return state === 'reserved' ? free : { refused: state };
    case 'redeem':
      return state === 'issued' || state === 'reserved' ? { ...free, redeemed: { at, by } } : { refused: state };
  }
}

/** Letters and digits that nobody reads for another; 32 of them, five bits each. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** `CARE-XXXXX-XXXXX`: fifty random bits. */
export function codeOf(random: Uint8Array): string {
  const letters = [...random.slice(0, 10)].map((byte) => ALPHABET[byte % 32]).join('');
  return `CARE-${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** What a person typed or read out, as the code is written; undefined where it cannot be one. */
export function readCode(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^CARE/, '');
  return letters.length === 10 && [...letters].every((letter) => ALPHABET.includes(letter))
    ? `CARE-${letters.slice(0, 5)}-${letters.slice(5)}`
    : undefined;
}
