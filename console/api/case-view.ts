import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { type Case, isDueSoon, isOpen, isOverdue } from '../../domain/cases/case.ts';

/** A case as staff see it: `standing` says at a glance how it is with its due time. */
export const caseFor = (one: Case, now: Instant) => ({
  ...one,
  standing: !isOpen(one) ? 'closed' : isOverdue(one, now) ? 'overdue' : isDueSoon(one, now) ? 'due-soon' : 'open',
});
