import { civilOf, type Day, dayOf, formatDay } from './civil-days.ts';

/** Minutes since local midnight. */
type Minutes = number;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

const quarter = 15 * 60_000;
const offsets = new Map<string, Map<number, number>>();

/** Wall clock less UTC. Asked once per quarter of an hour, as zones change their offset at whole quarters. */
function offsetAt(instant: number, zone: string): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  const from = Math.floor(instant / quarter) * quarter;
  const known = ofZone.get(from);
  if (known !== undefined) return known;
  const found = shownWallClock(from, zone) - from;
  ofZone.set(from, found);
  return found;
}

/** The wall clock of a zone at an instant, as milliseconds: what the instant would be if that clock showed UTC. */
const wallClock = (instant: number, zone: string): number => instant + offsetAt(instant, zone);

function shownWallClock(instant: number, zone: string): number {
  const shown: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(instant)) if (part.type !== 'literal') shown[part.type] = Number(part.value);
  const day = dayOf(shown.year!, shown.month!, shown.day!);
  return day * 86_400_000 + (shown.hour! * 3600 + shown.minute! * 60 + shown.second!) * 1000;
}

export function localDayOf(instant: number, zone: string): Day {
  return Math.floor(wallClock(instant, zone) / 86_400_000);
}

export function localMinutesOf(instant: number, zone: string): Minutes {
  const wall = wallClock(instant, zone);
  return (wall - Math.floor(wall / 86_400_000) * 86_400_000) / 60_000;
}

export function formatLocal(instant: number, zone: string): string {
  const minutes = Math.floor(localMinutesOf(instant, zone));
  return `${formatDay(localDayOf(instant, zone))}T${formatMinutes(minutes)}`;
}

const instants = new Map<string, number>();

/** > A local send time inside a spring-forward gap moves to the first instant after it; in an autumn overlap the first of the two. */
export function instantOf(day: Day, minutes: Minutes, zone: string): number {
  const key = `${day} ${minutes} ${zone}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const found = findInstant(day * 86_400_000 + minutes * 60_000, zone);
  instants.set(key, found);
  return found;
}

function findInstant(wall: number, zone: string): number {
  const around = [offsetAt(wall - 86_400_000, zone), offsetAt(wall + 86_400_000, zone)];
  const matching = around.map((offset) => wall - offset).filter((instant) => wallClock(instant, zone) === wall);
  if (matching.length > 0) return Math.min(...matching);
  let before = wall - 26 * 3_600_000;
  let after = wall + 26 * 3_600_000;
  const old = offsetAt(before, zone);
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (offsetAt(middle, zone) === old) before = middle;
    else after = middle;
  }
  return after;
}

export function parseMinutes(text: string): Minutes {
  const [hours, minutes] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const formatMinutes = (minutes: Minutes): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** > RFC 3339, or a local date and time taken in the company's zone. */
export function parseInstant(text: string, companyZone: string): number {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/i.exec(text);
  if (!parts) throw new Error(`not a date and time: ${text}`);
  const day = dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const minutes = Number(parts[4]) * 60 + Number(parts[5]);
  const seconds = Number(parts[6] ?? 0);
  const zone = parts[7];
  if (zone === undefined) return instantOf(day, minutes, companyZone) + seconds * 1000;
  const wall = day * 86_400_000 + minutes * 60_000 + seconds * 1000;
  if (zone.toUpperCase() === 'Z') return wall;
  const offset = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * 60_000;
  return zone.startsWith('-') ? wall + offset : wall - offset;
}

/** An instant in UTC, to the second. */
export function formatInstant(instant: number): string {
  const day = Math.floor(instant / 86_400_000);
  const { year, month, day: d } = civilOf(day);
  const seconds = Math.floor((instant - day * 86_400_000) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(d)}T${formatMinutes(Math.floor(seconds / 60))}:${two(seconds % 60)}Z`;
}
