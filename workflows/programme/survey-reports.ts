import type { Report } from '../../domain/demand/mine-demand.ts';
import { reportsOf } from '../../domain/demand/reports-of.ts';
import type { CustomerDirectory } from '../customer-directory.ts';
import type { CustomerStates } from '../customer-states.ts';
import { inParallel } from '../in-parallel.ts';

export interface ReportsPage {
  readonly looked: number;
  readonly reports: readonly Report[];
  readonly next?: string | undefined;
}

const AT_ONCE = 16;

/** care 31: what one page of the company has told us of its products; whoever reads all pages finds what many of them say. */
export async function surveyReports(
  { directory, states }: { readonly directory: CustomerDirectory; readonly states: CustomerStates },
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<ReportsPage> {
  const { items, next } = await directory.customersByName('', after, limit);
  const loaded = await inParallel(items, AT_ONCE, ({ id }) => states.load(id));
  const reports = loaded.flatMap((state) => (state === undefined ? [] : reportsOf(state)));
  return { looked: items.length, reports, ...(next === undefined ? {} : { next }) };
}
