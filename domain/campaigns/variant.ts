import { createHash } from 'node:crypto';
import type { Step } from './campaign.ts';

/**
 * > Each customer has one variant of a step for ever, by sha256 of ("variant", campaign, step, customer), in equal shares.
 *
 * Undefined where the step says one thing to everybody. Another hash than that of the holdout, so that the two are independent.
 */
export function variantOf(campaign: string, { id, variants }: Pick<Step, 'id' | 'variants'>, customer: string): string | undefined {
  if (variants === undefined) return undefined;
  const hash = createHash('sha256').update(['variant', campaign, id, customer].join('\0'), 'utf8').digest();
  return variants[Math.floor((hash.readUInt32BE(0) / 2 ** 32) * variants.length)];
}
