import type { Settings } from '../../domain/settings.ts';
import { minuteAt } from './wall-clock.ts';

/** By the wall clock of the zone. */
export function isQuiet({ quietHours }: Pick<Settings, 'quietHours'>, at: number, zone: string): boolean {
  const [from, to] = [minutesOf(quietHours.from), minutesOf(quietHours.to)];
  const minute = minuteAt(at, zone);
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
