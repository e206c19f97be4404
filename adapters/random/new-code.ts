import { randomBytes } from 'node:crypto';
import { codeOf } from '../../domain/vouchers/voucher.ts';

/** A voucher's code out of the system's own randomness. */
export const newCode = (): string => codeOf(randomBytes(10));
