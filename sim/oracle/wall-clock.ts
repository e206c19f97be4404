/**
 * The calendar of the oracle: slow, through `Intl`, and sharing no code with the engine's. Days are counted from 1 January 1970.
 */
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

/** Wall-clock milliseconds as if they were UTC; offsets last whole quarters of an hour, so one look per quarter is enough. */
const walls = new Map<string, Map<number, number>>();
const QUARTER = 900_000;

function offsetAt(instant: number, zone: string): number {
  const quarter = Math.floor(instant / QUARTER) * QUARTER;
  const ofZone = walls.get(zone) ?? new Map<number, number>();
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  walls.set(zone, ofZone);
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(quarter)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter;
  ofZone.set(quarter, offset);
  return offset;
}

export const dayAt = (instant: number, zone: string): number => Math.floor((instant + offsetAt(instant, zone)) / DAY);

/** Minutes since local midnight. */
export function minuteAt(instant: number, zone: string): number {
  const wall = instant + offsetAt(instant, zone);
  return (wall - Math.floor(wall / DAY) * DAY) / 60_000;
}

const instants = new Map<string, number>();

/** The first instant at which the wall clock shows the time of that day or, where it is skipped, one after it. */
export function instantOf(day: number, minutes: number, zone: string): number {
  const name = `${day} ${minutes} ${zone}`;
  const instant = instants.get(name) ?? firstShown(day, minutes, zone);
  instants.set(name, instant);
  return instant;
}

function firstShown(day: number, minutes: number, zone: string): number {
  const wall = day * DAY + minutes * 60_000;
  for (let instant = wall - 15 * 3_600_000; ; instant += QUARTER) {
    if (instant + offsetAt(instant, zone) >= wall) return instant;
  }
}

export const dayOfText = (text: string): number =>
  Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8))) / DAY;

export function textOfDay(day: number): string {
  const [year, month, date] = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Year, month, day (Hinnant's civil_from_days, https://howardhinnant.github.io/date_algorithms.html). */
export function civil(day: number): [number, number, number] {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const date = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date];
}
