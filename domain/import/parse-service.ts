import type { Instant } from '../calendar/calendar-date.ts';
import type { ServiceVisit } from '../service/service-visit.ts';
import type { ImportContext } from './import-context.ts';
import type { Cells } from './raw-row.ts';
import { need, readId, readPastInstant, readText } from './read-cells.ts';

/** A visit of a technician, a repair, an installation. */
export interface ServiceRow {
  readonly kind: 'service';
  readonly assetId: string;
  /** Where the file says whose product it is; else its owner is looked up. */
  readonly customer: string | undefined;
  readonly at: Instant;
  readonly visit: Omit<ServiceVisit, 'assetId' | 'at' | 'day'>;
}

export function parseService(cells: Cells, context: ImportContext): ServiceRow {
  const kind = readText(cells, 'kind', 64)?.trim().toLowerCase();
  const fault = readText(cells, 'fault', 100)?.trim();
  const outcome = readText(cells, 'outcome', 500)?.trim();
  return {
    kind: 'service',
    assetId: need(readId(cells, 'asset_id'), 'asset_id'),
    customer: readId(cells, 'customer_id'),
    at: need(readPastInstant(cells, 'at', context), 'at'),
    visit: {
      id: need(readId(cells, 'visit_id'), 'visit_id'),
      kind: need(kind === '' ? undefined : kind, 'kind'),
      ...(fault === undefined || fault === '' ? {} : { fault }),
      ...(outcome === undefined || outcome === '' ? {} : { outcome }),
    },
  };
}
