import { readJsonRow } from '../adapters/csv/json-records.ts';
import { parsePhone } from '../adapters/phones/parse-phone.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { isCountry, zoneAtlas } from '../adapters/zones/zone-atlas.ts';
import type { ImportKind } from '../domain/import/import-kind.ts';
import { takeRecords } from '../workflows/take-records.ts';
import { erasureHash } from './erasure-hash.ts';
import { stores } from './stores.ts';

/** The one way in for rows that other systems tell, over the product's one table. */
export function openIntake() {
  const { table, ...ports } = stores(erasureHash);
  const intake = {
    ports,
    clock: systemClock,
    library: ports.library,
    tables: { atlas: zoneAtlas, isCountry, parsePhone },
    readRow: readJsonRow,
  };
  return { table, takeRecords: (kind: ImportKind, rows: readonly unknown[]) => takeRecords(intake, kind, rows) };
}
