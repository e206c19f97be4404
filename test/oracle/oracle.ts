import { createHash } from 'node:crypto';
import { chooseChannel } from './channel-choice.ts';
import { type Day, formatDay, parseDay } from './civil-days.ts';
import { type DueStep, dueSteps, type World } from './due-steps.ts';
import { membershipOf } from './membership.ts';
import { type Person, peopleOf } from './people.ts';
import type { Channel, Company, Line } from './records.ts';
import { type SettingsFile, settingsOf } from './settings.ts';
import { rhythmOf } from './silence.ts';
import { formatLocal, instantOf, localDayOf, localMinutesOf, parseMinutes } from './zones.ts';

const hour = 3_600_000;

interface Waiting {
  readonly step: DueStep;
  readonly until: number;
}

type Verdict = { readonly skip: string; readonly channel: Channel | null } | { readonly waitUntil: number } | { readonly send: Channel };

/** What has happened to a person so far. */
interface Story {
  readonly person: Person;
  /** Keys of occasions that have a line or wait for the end of quiet hours. */
  readonly met: Set<string>;
  waiting: Waiting[];
  /** Local days on which a marketing message was sent, and on which a survey was. */
  readonly sentOn: Day[];
  readonly surveyedOn: Day[];
}

const keyOf = (step: DueStep): string => [step.campaign, step.step, step.subject, step.occasion].join('\0');

/** > sha256(campaign id, NUL, customer id), first four bytes as a big-endian number / 2^32 < holdoutPercent / 100 */
function isHeldOut(campaign: string, customer: string, percent: number): boolean {
  return createHash('sha256').update(`${campaign}\0${customer}`, 'utf8').digest().readUInt32BE(0) / 2 ** 32 < percent / 100;
}

/** Every line that `care simulate` must write for a company, from what the interface document says alone. Slow and obvious. */
export function expectedLines(input: Company & { readonly settings: SettingsFile; readonly from: string; readonly to: string }): Line[] {
  const settings = settingsOf(input.settings);
  const firstDay = parseDay(input.from);
  const lastDay = parseDay(input.to);
  const people = peopleOf(input, settings);
  const world: World = { settings, membership: membershipOf(settings, firstDay), rhythm: rhythmOf(people, settings), lastDay };
  // From the first instant at which it is `from` anywhere (UTC+14) to the last at which it is `to` (UTC−12).
  const opens = firstDay * 24 * hour - 14 * hour;
  const closes = (lastDay + 1) * 24 * hour + 12 * hour;
  const sendAt = parseMinutes(settings.sendAt);
  const quietFrom = parseMinutes(settings.quietHours.from);
  const quietTo = parseMinutes(settings.quietHours.to);
  const overnight = quietFrom > quietTo;

  const lines: Line[] = [];
  /** The last offer of a household: when, and the line that has it. */
  const offers = new Map<string, { readonly day: Day; readonly instant: number; readonly line: Line }>();

  const isQuiet = (minutes: number): boolean =>
    overnight ? minutes >= quietFrom || minutes < quietTo : minutes >= quietFrom && minutes < quietTo;

  function endOfQuiet(now: number, zone: string): number {
    const today = localDayOf(now, zone);
    return instantOf(overnight && localMinutesOf(now, zone) >= quietFrom ? today + 1 : today, quietTo, zone);
  }

  function isCapped(story: Story, today: Day): boolean {
    return (settings.caps.marketing ?? []).some(
      ({ max, days }) => story.sentOn.filter((day) => day > today - days && day <= today).length >= max,
    );
  }

  function write(story: Story, step: DueStep, now: number, channel: Channel | null, reason: string | null): Line {
    const { person } = story;
    const line: Line = {
      customer: person.id,
      campaign: step.campaign,
      step: step.step,
      subject: step.subject,
      occasion: formatDay(step.occasion),
      channel,
      outcome: reason === null ? 'sent' : 'skipped',
      reason,
      date: formatDay(step.day),
      sendAt: `${formatDay(step.day)}T${settings.sendAt}`,
      at: now,
      local: formatLocal(now, person.zone),
    };
    lines.push(line);
    return line;
  }

  function claimOffer(line: Line, household: string, today: Day): void {
    const last = offers.get(household);
    if (last && today - last.day < settings.householdOfferDays) {
      if (last.instant === line.at) last.line.offer = null;
      line.offer = last.instant === line.at ? null : false;
      return;
    }
    line.offer = true;
    offers.set(household, { day: today, instant: line.at, line });
  }

  /** The gates, in order. */
  function verdictOn(story: Story, step: DueStep, now: number, today: Day): Verdict {
    const { person } = story;
    if (step.stopped) return { skip: step.stopped, channel: null };
    const spacing = settings.surveys.minimumDaysApart;
    if (step.campaign === 'satisfaction-survey' && story.surveyedOn.some((day) => today - day < spacing))
      return { skip: 'capped', channel: null };

    if (step.marketing && isHeldOut(step.campaign, person.id, settings.holdoutPercent)) return { skip: 'holdout', channel: null };

    const choice = chooseChannel(person.row, step.channels, step.marketing);
    if ('reason' in choice) return { skip: choice.reason, channel: null };
    const { channel } = choice;

    const goesAt = isQuiet(localMinutesOf(now, person.zone)) ? endOfQuiet(now, person.zone) : now;
    const latest = instantOf(step.day, sendAt, person.zone) + settings.latenessHours * hour;
    const afterItsDate = step.day < step.occasion && localDayOf(goesAt, person.zone) > step.occasion;
    const tooLate = goesAt > latest || afterItsDate;
    if (goesAt > now) return tooLate ? { skip: 'too-late', channel } : { waitUntil: goesAt };

    if (step.marketing && isCapped(story, today)) return { skip: 'capped', channel };
    return tooLate ? { skip: 'too-late', channel } : { send: channel };
  }

  function decide(story: Story, step: DueStep, now: number, today: Day): void {
    story.met.add(keyOf(step));
    const verdict = verdictOn(story, step, now, today);
    if ('skip' in verdict) {
      write(story, step, now, verdict.channel, verdict.skip);
    } else if ('waitUntil' in verdict) {
      story.waiting.push({ step, until: verdict.waitUntil });
    } else {
      const line = write(story, step, now, verdict.send, null);
      if (step.marketing) story.sentOn.push(today);
      if (step.campaign === 'satisfaction-survey') story.surveyedOn.push(today);
      if (step.campaign === 'product-birthday') claimOffer(line, story.person.household, today);
    }
  }

  /** One moment of one person: what waited until now, and what fell due earlier on this local day and has not been met. */
  function look(story: Story, now: number): void {
    const { person } = story;
    const today = localDayOf(now, person.zone);
    const woken = new Set(story.waiting.filter(({ until }) => until <= now).map(({ step }) => keyOf(step)));
    const days = new Set(story.waiting.filter(({ until }) => until <= now).map(({ step }) => step.day));
    story.waiting = story.waiting.filter(({ until }) => until > now);
    for (const day of [today - 1, today]) {
      if (day < firstDay || day > lastDay) continue;
      const sendsAt = instantOf(day, sendAt, person.zone);
      if (sendsAt <= now && localDayOf(sendsAt, person.zone) === today) days.add(day);
    }
    const due = [...days].sort((a, b) => a - b).flatMap((day) => dueSteps(person, day, now, today, world));
    const open = due.filter((step) => woken.has(keyOf(step)) || (!story.met.has(keyOf(step)) && isDueToday(step, person, today)));
    for (const step of inTurn(open)) decide(story, step, now, today);
  }

  const isDueToday = (step: DueStep, person: Person, today: Day): boolean =>
    localDayOf(instantOf(step.day, sendAt, person.zone), person.zone) === today;

  function momentsOf(story: Story): { readonly story: Story; readonly now: number }[] {
    const { zone, knownFrom, lines: orderLines } = story.person;
    const moments = new Set<number>();
    for (let day = firstDay; day <= lastDay + 1; day += 1) {
      moments.add(instantOf(day, sendAt, zone));
      moments.add(instantOf(day, quietTo, zone));
    }
    for (const line of orderLines) moments.add(line.comesIn);
    moments.add(knownFrom);
    return [...moments].filter((now) => now >= opens && now < closes && now >= knownFrom).map((now) => ({ story, now }));
  }

  const stories = people.map((person): Story => ({ person, met: new Set(), waiting: [], sentOn: [], surveyedOn: [] }));
  const moments = stories.flatMap(momentsOf).sort((a, b) => a.now - b.now || (a.story.person.id < b.story.person.id ? -1 : 1));
  for (const { story, now } of moments) look(story, now);
  return lines;
}

const turns = [
  'tier-expiry',
  'tier-changed',
  'warranty-ending',
  'customer-birthday',
  'product-birthday',
  'membership-anniversary',
  'satisfaction-survey',
  'win-back',
  'second-purchase',
];

/** > decided in this order, then by subject */
function inTurn(steps: readonly DueStep[]): readonly DueStep[] {
  return [...steps].sort(
    (a, b) =>
      turns.indexOf(a.campaign) - turns.indexOf(b.campaign) || (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : a.day - b.day),
  );
}
