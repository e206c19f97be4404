import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Customer } from '../../domain/customer.ts';
import { compareGrades, type GradeComparison, type GradeRules } from '../../domain/membership/compare-grades.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerDirectory } from '../customer-directory.ts';
import type { CustomerStates } from '../customer-states.ts';
import { inParallel } from '../in-parallel.ts';

export interface CompareTiersServices {
  readonly clock: Clock;
  readonly directory: CustomerDirectory;
  readonly states: CustomerStates;
  readonly library: CampaignLibrary;
}

/** What other rules would do to those customers who were looked at: one page of the company. */
export interface TierComparison {
  readonly looked: number;
  readonly members: number;
  /** How many would be in which tier by which rules. */
  readonly moves: readonly { readonly from: string; readonly to: string; readonly count: number }[];
  readonly affected: readonly (GradeComparison & { readonly customer: Customer })[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string | undefined;
}

const AT_ONCE = 16;

/** care 5: who would be affected by other thresholds. Nothing is written; whoever asks goes through the company page by page. */
export async function compareTiers(
  { clock, directory, states, library }: CompareTiersServices,
  { other, after, limit }: { readonly other: Partial<GradeRules>; readonly after: string | undefined; readonly limit: number },
): Promise<TierComparison> {
  const settings = await library.settings();
  const { items, next } = await directory.customersByName('', after, limit);
  const found = await inParallel(items, AT_ONCE, async ({ id }) => {
    const state = await states.load(id);
    if (state?.membership === undefined) return undefined;
    const { customer, summary } = state;
    const today = localDate(clock.now(), customer.timeZone);
    return { customer, ...compareGrades({ summary, credit: customer.credit }, settings, { ...settings, ...other }, today) };
  });
  const members = found.filter((one) => one !== undefined);
  const counts = new Map<string, { from: string; to: string; count: number }>();
  for (const { from, to } of members) {
    const move = counts.get(`${from} ${to}`) ?? { from, to, count: 0 };
    counts.set(`${from} ${to}`, { ...move, count: move.count + 1 });
  }
  return {
    looked: items.length,
    members: members.length,
    moves: [...counts.values()],
    affected: members.filter(({ from, to }) => from !== to),
    ...(next === undefined ? {} : { next }),
  };
}
