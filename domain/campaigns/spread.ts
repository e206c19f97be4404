import { createHash } from 'node:crypto';
import { MINUTE } from '../calendar/calendar-date.ts';
import type { LocalTime } from '../calendar/zoned-time.ts';
import type { Settings } from '../settings.ts';
import type { Step } from './campaign.ts';

/** How long one share lasts: as often as anybody looks for what is due. */
export const SHARE = 5 * MINUTE;
const DAY_MINUTES = 24 * 60;

/** In how many shares the customers of a step have their turn, the first at `at`: 1 = all at once. None begins in the company's quiet hours. */
export function sharesOf(step: Step, at: LocalTime, { quietHours }: Settings): number {
  const { spreadMinutes } = step;
  if (spreadMinutes === undefined || step.at === 'once') return 1;
  const untilQuiet = (minutesOf(quietHours.from) - minutesOf(at) + DAY_MINUTES) % DAY_MINUTES;
  const untilMidnight = DAY_MINUTES - minutesOf(at);
  return Math.max(1, Math.floor((Math.min(spreadMinutes, untilQuiet, untilMidnight) * MINUTE) / SHARE));
}

/** Which share is a customer's, from 0 on. */
export function shareOf(customer: string, shares: number): number {
  if (shares === 1) return 0;
  return createHash('sha256').update(`spread\0${customer}`, 'utf8').digest().readUInt32BE(0) % shares;
}

/** On the same day. */
export function timeAfter(time: LocalTime, minutes: number): LocalTime {
  const at = minutesOf(time) + minutes;
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
