import type { Asset } from '../customer.ts';
import { withoutBlanks } from './given.ts';
import type { AssetRow } from './parse-record.ts';

/** An asset with what a row says; blanks leave what stands, save that one said to be active again has no end. */
export function mergeAsset(existing: Asset | undefined, row: AssetRow): Asset {
  const merged: Asset = { ...(existing ?? { id: row.asset.id, status: 'active' }), ...withoutBlanks(row.asset) };
  if (row.asset.status !== 'active' || row.asset.endedOn !== undefined) return merged;
  const { endedOn: _, ...active } = merged;
  return active;
}
