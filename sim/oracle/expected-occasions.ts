import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Via } from '../../workflows/records.ts';
import type { Book } from '../workload/book.ts';
import { civil, dayAt, dayOfText, instantOf, textOfDay } from './wall-clock.ts';

/** Something that the books say falls due once: who hears what, when, until when. */
export interface Expected {
  readonly customer: string;
  readonly campaign: Campaign;
  readonly step: Step;
  /** One, or one per channel. */
  readonly keys: readonly string[];
  readonly due: number;
  /** Since when the books say it. */
  readonly known: number;
  /** The last instant at which it may go. */
  readonly latest: number;
  /** Nothing in the books stands against it from before it was due until it was too late: then it must have come to something. */
  readonly isCertain: boolean;
}

export interface OracleBounds {
  readonly from: number;
  readonly certainTo: number;
  readonly to: number;
}

/** One fact as one version of the books has it. */
interface FactSpan {
  readonly subject: string;
  readonly date: number;
  readonly repeats: 'never' | 'yearly';
  readonly from: number;
  readonly to: number;
  readonly via: Via;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The oracle: every occasion of a dated fact from `from` to `to`, worked out from the books alone, one by one, with a calendar of its
 * own. Certain is only what falls due by `certainTo`.
 */
export function expectedOccasions(
  book: Book,
  campaigns: readonly Campaign[],
  settings: Settings,
  { from, certainTo, to }: OracleBounds,
): Expected[] {
  return [...book.customers].flatMap((customer) =>
    campaigns.flatMap((campaign) => factsFor(book, customer, campaign).flatMap((fact) => occasionsOf(customer, campaign, fact))),
  );

  function occasionsOf(customer: string, campaign: Campaign, fact: FactSpan): Expected[] {
    const spans = book.versions(customer, 'PROFILE');
    return campaign.steps.flatMap((step) =>
      spans.flatMap((profile) => {
        const zone = profile.record.body.timeZone;
        const firstDay = dayAt(from, zone) - 1;
        const days = Array.from({ length: Math.ceil((to - from) / DAY) + 3 }, (_, index) => firstDay + index);
        return days.flatMap((day) => {
          const occurrence = occurrenceOn(fact, day - step.offsetDays);
          if (occurrence === undefined || (campaign.rule === 'anniversary' && occurrence === '0')) return [];
          const due = instantOf(day, minutesOf(settings.sendAt), zone);
          if (due <= from - DAY || due > to) return [];
          const byHours = due + settings.latenessHours * HOUR;
          const latest = step.offsetDays < 0 ? Math.min(byHours, instantOf(day - step.offsetDays + 1, 0, zone) - 1) : byHours;
          const parts = [campaign.id, step.id, fact.subject, occurrence].map(encodeURIComponent).join('/');
          const keys = step.send === 'each' ? step.channels.map((channel) => `${parts}/${channel}`) : [parts];
          const knownBefore = fact.from < due || (fact.via === 'live' && dayAt(fact.from, zone) === day);
          const stands = knownBefore && fact.to > latest && isSame(profile.from, profile.to, Math.max(due, fact.from), latest);
          const settled = !(book.unsettled.get(campaign.id) ?? []).some((span) => span.from <= latest && span.to >= due - 30 * 60_000);
          const reachable = step.channels.some(
            (channel) => (channel === 'email' ? profile.record.body.email : profile.record.body.phone) !== undefined,
          );
          return [
            {
              customer,
              campaign,
              step,
              keys,
              due,
              known: Math.max(fact.from, profile.from),
              latest,
              isCertain: due > from && due <= certainTo && stands && settled && reachable && !book.erased.has(customer),
            },
          ];
        });
      }),
    );
  }

  /** The zone did not change from a day before until it was too late: what a move skips over is not for this oracle. */
  function isSame(profileFrom: number, profileTo: number, known: number, latest: number): boolean {
    return (profileFrom <= from + HOUR || profileFrom < known - DAY) && profileTo > latest;
  }
}

function factsFor(book: Book, customer: string, campaign: Campaign): FactSpan[] {
  switch (campaign.fact) {
    case 'asset.warranty-ends':
      return book
        .versions(customer, 'ASSET')
        .flatMap(({ record: { body }, from, to, via }) =>
          body.warrantyEndsOn === undefined || body.status !== 'active'
            ? []
            : [{ subject: body.id, date: dayOfText(body.warrantyEndsOn), repeats: 'never', from, to, via }],
        );
    case 'asset.recalled':
      return book.versions(customer, 'RECALL').flatMap(({ record: { body }, from, to, via }) =>
        body.acknowledgedOn !== undefined
          ? []
          : [
              {
                subject: [body.assetId, body.id].map(encodeURIComponent).join('#'),
                date: dayOfText(body.startsOn),
                repeats: 'never',
                from,
                to,
                via,
              },
            ],
      );
    case 'customer.born':
    case 'customer.joined':
      return book.versions(customer, 'PROFILE').flatMap(({ record: { body }, from, to, via }) => {
        const date = campaign.fact === 'customer.born' ? body.bornOn : body.joinedOn;
        return date === undefined ? [] : [{ subject: body.id, date: dayOfText(date), repeats: 'yearly', from, to, via }];
      });
    default:
      return book
        .versions(customer, 'OWN_FACT')
        .flatMap(({ record: { body }, from, to, via }) =>
          body.kind !== campaign.fact ? [] : [{ subject: body.subject, date: dayOfText(body.date), repeats: body.repeats, from, to, via }],
        );
  }
}

/** The occurrence part of the key where the fact falls on that day: years gone by, or the date itself. */
function occurrenceOn({ date, repeats }: FactSpan, day: number): string | undefined {
  if (repeats === 'never') return date === day ? textOfDay(date) : undefined;
  const [bornYear, bornMonth, bornDate] = civil(date);
  const [year, month, dayOfMonth] = civil(day);
  const years = year - bornYear;
  if (years < 0) return undefined;
  // > 29 February falls on 28 February in common years.
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const wanted = bornMonth === 2 && bornDate === 29 && !isLeapYear ? 28 : bornDate;
  return bornMonth === month && wanted === dayOfMonth ? String(years) : undefined;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
