import type { Settings } from '../settings.ts';
import type { StaffedCalendar } from './staffed-time.ts';

/** What says which branch a customer belongs to: `attr.branch`. */
export const branchOf = ({ attributes }: { readonly attributes: Readonly<Record<string, string>> }): string | undefined =>
  attributes['branch'];

/** > care 24: closed days not counted (calendar of the branch). A branch that nobody has set up keeps the company's hours. */
export function calendarOf({ company, cases, branches }: Settings, branch: string | undefined): StaffedCalendar {
  const own = branches.find(({ id }) => id === branch);
  return {
    staffedHours: own?.staffedHours ?? company.staffedHours,
    timeZone: own?.timeZone ?? company.timeZone,
    closedDays: own?.closedDays ?? cases.closedDays,
  };
}
