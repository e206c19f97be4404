import { createHash } from 'node:crypto';

/**
 * > sha256(campaign id, NUL, customer id), first four bytes as a big-endian number / 2^32 < holdoutPercent / 100
 *
 * The same customer is always in the same arm of a campaign; a larger share only ever adds people to it.
 */
export function inHoldout(campaignId: string, customerId: string, percent: number): boolean {
  const hash = createHash('sha256').update(`${campaignId}\0${customerId}`, 'utf8').digest();
  return hash.readUInt32BE(0) / 2 ** 32 < percent / 100;
}
