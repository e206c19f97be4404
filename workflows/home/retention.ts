import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';

const KIND = 'customer.silent';
const AT_ONCE = 48;
/** Who fell silent longer ago is no customer any more. */
const SILENT_DAYS = 365;
/** The last order of somebody who still counts lies at most a cycle back. */
const LEAST_AHEAD = 400;
const MOST_AHEAD = 1000;

export interface Retention {
  readonly today: CalendarDate;
  /** Have ordered, and the day on which they would count as silent is still to come. */
  readonly kept: number;
  /** Counted as silent within the last year, and have not ordered since. */
  readonly silent: number;
  readonly cut: boolean;
}

/** How many of those who ever ordered are still within their rhythm: counted from the days on which they fall silent, nobody is read. */
export async function retention({
  clock,
  library,
  calendar,
}: {
  readonly clock: Clock;
  readonly library: Pick<CampaignLibrary, 'settings'>;
  readonly calendar: CalendarIndex;
}): Promise<Retention> {
  const [{ company, winBack }, registry] = await Promise.all([library.settings(), calendar.registry()]);
  const today = localDate(clock.now(), company.timeZone);
  const cycles = [winBack.cycleDays ?? 0, winBack.fallbackCycleDays, ...Object.values(winBack.cycleDaysByCategory)];
  const ahead = Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, ...cycles));
  const days = Array.from({ length: SILENT_DAYS + ahead }, (_, offset) => addDays(today, offset - SILENT_DAYS + 1));
  const counted = await inParallel(KIND in registry ? days : [], AT_ONCE, async (day) => {
    const { met, cut } = await calendar.count(KIND, day, addDays(day, 1));
    return { day, met, cut };
  });
  const sum = (of: typeof counted) => of.reduce((all, { met }) => all + met, 0);
  return {
    today,
    kept: sum(counted.filter(({ day }) => day > today)),
    silent: sum(counted.filter(({ day }) => day <= today)),
    cut: counted.some(({ cut }) => cut),
  };
}
