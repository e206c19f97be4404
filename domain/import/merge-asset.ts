import type { Asset } from '../customer.ts';
import { withoutBlanks } from './given.ts';
import type { AssetRow } from './parse-record.ts';

/** An asset with what a row says; blanks leave what stands, save that one said to be active again has no end. */
export function mergeAsset(existing: Asset | undefined, row: AssetRow): Asset {
  const merged = withOnePurchase({ ...(existing ?? { id: row.asset.id, status: 'active' }), ...withoutBlanks(row.asset) }, row);
  if (row.asset.status !== 'active' || row.asset.endedOn !== undefined) return merged;
  const { endedOn: _, ...active } = merged;
  return active;
}

/** The day, or else the year alone. A row that names the year of a known day takes nothing away; one that names another year does. */
function withOnePurchase({ purchasedOn, purchasedIn, ...asset }: Asset, { asset: { purchasedIn: year } }: AssetRow): Asset {
  if (purchasedOn !== undefined && (year === undefined || purchasedOn.startsWith(year))) return { ...asset, purchasedOn };
  return purchasedIn === undefined ? asset : { ...asset, purchasedIn };
}
