import { MINUTE } from '../../domain/calendar/calendar-date.ts';

/**
 * An index entry may be late. What falls due within this time of its fact's writing is queued by `derive-facts` itself, and passed
 * over by `find-due`: index lag loses nothing, and nothing is queued by both.
 */
export const GRACE = 20 * MINUTE;
