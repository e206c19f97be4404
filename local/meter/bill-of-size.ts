import type { MeasuredCounts } from './measured-counts.ts';
import { type Counts, type Prices, pricePerUnit, units } from './prices.ts';

export interface Size {
  readonly customers: number;
  /** Of all customers, on an average day. */
  readonly duePercent: number;
  /** Of a customer in a month. */
  readonly ordersPerMonth: number;
}

/** One line of a month's bill. */
export interface BillLine {
  readonly what: string;
  readonly service: 'AWS' | 'SES';
  /** How it was reckoned. */
  readonly formula: string;
  readonly dollars: number;
}

export interface BillOfSize {
  readonly messages: number;
  readonly lines: readonly BillLine[];
  readonly dollars: number;
  /** Of the engine alone: without SES and what is paid by the month whoever is due. */
  readonly perMillionMessages: number;
}

const DAYS = 30;
const HOURS = DAYS * 24;
const GB = 1024 ** 3;
const TB = 1024 ** 4;
/** Taken by the provider, and delivered; who opens and clicks makes more. */
const EVENTS_OF_A_MESSAGE = 2;
/** Of one event as a line of the archive, packed: mostly the provider's id of the message. */
const LINE_BYTES = 40;
/** Firehose writes one every 15 minutes. */
const FILES = HOURS * 4;

/** A month's bill before anybody has deployed: counts that were measured, times what the size makes of them, at list prices. See docs/cost.md. */
export function billOfSize({ customers, duePercent, ordersPerMonth }: Size, measured: MeasuredCounts, prices: Prices): BillOfSize {
  const perUnit = pricePerUnit(prices);
  // What SES and the carriers charge stands in lines of its own.
  const engineDollars = (counts: Counts) =>
    units.reduce((sum, unit) => (unit === 'emails' || unit === 'sms' ? sum : sum + counts[unit] * perUnit[unit]), 0);
  const messages = (customers * duePercent * DAYS) / 100;
  const orders = customers * ordersPerMonth;
  const archived = messages * EVENTS_OF_A_MESSAGE * LINE_BYTES;
  const gigabytes = (customers * measured.bytesPerCustomer) / 1e9;
  const aws = (what: string, formula: string, dollars: number): BillLine => ({ what, service: 'AWS', formula, dollars });

  const lines: BillLine[] = [
    aws('messages', `${show(messages)} × what a message takes`, messages * engineDollars(measured.message)),
    aws('delivery events', `${show(messages)} × what an event takes`, messages * engineDollars(measured.delivery)),
    aws('orders', `${show(orders)} × the item, and the facts it moves`, orders * (perUnit.writeUnits + engineDollars(measured.order))),
    aws('looks and sweeps', `${HOURS} hours × what an idle hour takes`, HOURS * engineDollars(measured.idleHour)),
    aws(
      'archive of events',
      `${show(messages)} × ${EVENTS_OF_A_MESSAGE} events × ${prices.firehoseLeastBytes / 1024} KB × ${prices.firehosePerGb} a GB of Firehose, and what a year of them takes in S3`,
      ((messages * EVENTS_OF_A_MESSAGE * prices.firehoseLeastBytes) / GB) * prices.firehosePerGb +
        FILES * perUnit.s3Puts +
        ((12 * archived) / GB) * prices.objectGbMonth,
    ),
    aws(
      'questions to Athena',
      `${DAYS} × what is archived in a month, ${prices.athenaLeastBytes / 1024 ** 2} MB at the least, × ${prices.athenaPerTb} a TB`,
      ((DAYS * Math.max(archived, prices.athenaLeastBytes)) / TB) * prices.athenaPerTb,
    ),
    aws('table', `${gigabytes.toFixed(2)} GB × ${prices.tableGbMonth}`, gigabytes * prices.tableGbMonth),
    aws('point-in-time recovery', `${gigabytes.toFixed(2)} GB × ${prices.backupGbMonth}`, gigabytes * prices.backupGbMonth),
    aws('alarms', `${measured.alarms} × ${prices.alarmMonth}`, measured.alarms * prices.alarmMonth),
    aws('keys', `${measured.keys} × ${prices.keyMonth}`, measured.keys * prices.keyMonth),
    aws('secrets', `${measured.secrets} × ${prices.secretMonth}`, measured.secrets * prices.secretMonth),
    {
      what: 'mails',
      service: 'SES',
      formula: `${show(messages)} × ${prices.emailsPerMillion} per million (à la carte; a new account's default plan: ${prices.emailsPerMillionDefaultPlan})`,
      dollars: messages * perUnit.emails,
    },
  ];
  return {
    messages,
    lines,
    dollars: lines.reduce((sum, line) => sum + line.dollars, 0),
    perMillionMessages: 1e6 * engineDollars(measured.message),
  };
}

const show = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: 0 });
