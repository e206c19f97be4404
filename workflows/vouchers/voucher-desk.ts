import { localDate } from '../../domain/calendar/zoned-time.ts';
import { moveVoucher, type Voucher, type VoucherMove, type VoucherState, voucherState } from '../../domain/vouchers/voucher.ts';
import type { Clock } from '../clock.ts';
import type { CustomerWrites } from '../customer-writes.ts';
import type { Records } from '../records.ts';

/** Whose a code is. */
export interface VoucherBook {
  find(code: string): Promise<{ readonly customer: string; readonly id: string } | undefined>;
}

export interface VoucherServices {
  readonly clock: Clock;
  readonly records: Records;
  readonly writes: CustomerWrites;
  readonly vouchers: VoucherBook;
}

export interface FoundVoucher {
  readonly customer: string;
  readonly voucher: Voucher;
  readonly state: VoucherState;
  readonly rev: number;
  readonly timeZone: string;
}

export type VoucherChange =
  | { readonly kind: 'moved'; readonly voucher: Voucher; readonly state: VoucherState }
  | { readonly kind: 'unknown' }
  /** The code is another customer's: nothing of that person is told. */
  | { readonly kind: 'not-theirs' }
  | { readonly kind: 'refused'; readonly state: VoucherState };

export async function findVoucher(services: VoucherServices, code: string): Promise<FoundVoucher | undefined> {
  const place = await services.vouchers.find(code);
  return place === undefined ? undefined : await readVoucher(services, place.customer, place.id);
}

/** As it stands now, whatever the index says. */
export async function readVoucher(
  { records, clock }: Pick<VoucherServices, 'records' | 'clock'>,
  customer: string,
  id: string,
): Promise<FoundVoucher | undefined> {
  const found = await records.read([
    { customer, type: 'OFFER', id },
    { customer, type: 'PROFILE', id: customer },
  ]);
  const stored = found.flatMap(({ record, rev }) => (record.type === 'OFFER' ? [{ voucher: record.body, rev }] : []))[0];
  const timeZone = found.flatMap(({ record }) => (record.type === 'PROFILE' ? [record.body.timeZone] : []))[0];
  if (stored === undefined || timeZone === undefined) return undefined;
  return { customer, ...stored, timeZone, state: voucherState(stored.voucher, localDate(clock.now(), timeZone)) };
}

const ATTEMPTS = 8;

/** One conditional write decides: of two who redeem a voucher at once, one does, and the other is told that it is used up. */
export async function changeVoucher(
  services: VoucherServices,
  asked: { readonly code: string; readonly customer: string; readonly by: string },
  move: VoucherMove,
): Promise<VoucherChange> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await findVoucher(services, asked.code);
    if (found === undefined) return { kind: 'unknown' };
    if (found.customer !== asked.customer) return { kind: 'not-theirs' };
    const { voucher, rev, timeZone } = found;
    const at = services.clock.now();
    const today = localDate(at, timeZone);
    const next = moveVoucher(voucher, move, { at, by: asked.by, today });
    if ('refused' in next) return { kind: 'refused', state: next.refused };
    const records = [{ record: { type: 'OFFER', body: next }, expectedRev: rev }] as const;
    if (await services.writes.commit(asked.customer, { records }, 'live')) {
      return { kind: 'moved', voucher: next, state: voucherState(next, today) };
    }
  }
  throw new Error(`A voucher could not be changed: it changed under all ${ATTEMPTS} attempts. Try again.`);
}
