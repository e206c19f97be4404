import { describe, expect, it } from 'vitest';
import { newCode } from '../../../adapters/random/new-code.ts';
import { codeOf, moveVoucher, newVoucher, readCode, type VoucherMove, voucherState } from '../../../domain/vouchers/voucher.ts';

const voucher = newVoucher('K1', 'CARE-7K2M9-QX4TB', '2026-11-22');
const on = (today: string) => ({ at: Date.parse(`${today}T10:00:00Z`), by: 'staff-1', today });
const ended = (...moves: readonly (readonly [VoucherMove, string])[]) =>
  moves.reduce((one, [move, day]) => {
    const next = moveVoucher(one, move, on(day));
    if ('refused' in next) throw new Error(next.refused);
    return next;
  }, voucher);

describe('> 60 days, single use', () => {
  it('is good up to its last day, that day included', () => {
    expect(voucher.validUntil).toBe('2027-01-21');
    expect(voucherState(voucher, '2027-01-21')).toBe('issued');
    expect(voucherState(voucher, '2027-01-22')).toBe('expired');
  });

  it.each([
    ['issued', [], { reserve: 'reserved', release: 'issued', redeem: 'redeemed' }],
    ['reserved', [['reserve', '2026-11-23']], { reserve: 'reserved', release: 'issued', redeem: 'redeemed' }],
    ['redeemed', [['redeem', '2026-11-23']], { reserve: 'redeemed', release: 'redeemed', redeem: 'redeemed' }],
  ] as const)('from %s', (state, moves, to) => {
    const one = ended(...moves);
    for (const move of ['reserve', 'release', 'redeem'] as const) {
      const next = moveVoucher(one, move, on('2026-11-24'));
      const stands = 'refused' in next ? next.refused : voucherState(next, '2026-11-24');
      expect(stands, `${state} ${move}`).toBe(to[move]);
      expect('refused' in next).toBe(
        { issued: ['release'], reserved: ['reserve'], redeemed: ['reserve', 'release', 'redeem'] }[state].includes(move),
      );
    }
  });

  it('cannot be redeemed once it has expired, but one that was reserved in time can', () => {
    expect(moveVoucher(voucher, 'redeem', on('2027-01-22'))).toEqual({ refused: 'expired' });
    expect(voucherState(ended(['reserve', '2027-01-20'], ['redeem', '2027-02-03']), '2027-02-03')).toBe('redeemed');
  });
});

describe('a code', () => {
  it('is read however it is typed', () => {
    for (const typed of ['CARE-7K2M9-QX4TB', 'care 7k2m9 qx4tb', '7K2M9QX4TB', ' 7k2m9–qx4tb '])
      expect(readCode(typed)).toBe('CARE-7K2M9-QX4TB');
    for (const typed of ['', 'CARE-7K2M9', 'CARE-7K2M9-QX4TI', 'CARE-00000-00000', '7K2M9QX4TB7']) expect(readCode(typed)).toBeUndefined();
  });

  it('uses all of its 32 letters alike', () => {
    const letters = new Set([...Array(256).keys()].flatMap((byte) => [...codeOf(Uint8Array.from({ length: 10 }, () => byte)).slice(5, 6)]));
    expect(letters.size).toBe(32);
  });

  it('does not come twice in ten thousand', () => expect(new Set(Array.from({ length: 10_000 }, newCode)).size).toBe(10_000));
});
