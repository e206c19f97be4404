import * as z from 'zod';
import type { Occasion } from '../../../domain/occasion.ts';
import type { DueEntry } from '../../../workflows/due-queue.ts';
import { calendarDate, campaignId, count, id, instant, jsonText, short } from './fields.ts';

/** An occasion but for its subject: what a whole page of customers has in common. */
const look = z.object({
  campaign: campaignId,
  step: short,
  kind: short,
  date: calendarDate,
  due: instant,
  putOff: z.enum(['quota', 'expired']).optional(),
} satisfies Record<Exclude<keyof Occasion, 'subject'>, z.ZodType>);

/** Number of the look, and the subject where it is not the customer. */
const mark = z.tuple([count]).or(z.tuple([count, id]));

const packed = z.object({
  looks: z.array(look).readonly(),
  /** Customer, occasions, last day of a membership period that is over. */
  entries: z.array(z.tuple([id, z.array(mark).readonly()]).or(z.tuple([id, z.array(mark).readonly(), calendarDate]))).readonly(),
});

type Packed = z.output<typeof packed>;

function pack(entries: readonly DueEntry[]): Packed {
  const numbers = new Map<string, number>();
  const looks: Packed['looks'][number][] = [];
  const numberOf = ({ subject: _, ...own }: Occasion): number => {
    const name = JSON.stringify([own.campaign, own.step, own.kind, own.date, own.due, own.putOff]);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, looks.length);
    return looks.push(own) - 1;
  };
  const packedEntries = entries.map(({ customer, occasions, regrade }): Packed['entries'][number] => {
    const marks = occasions.map((one): [number] | [number, string] =>
      one.subject === customer ? [numberOf(one)] : [numberOf(one), one.subject],
    );
    return regrade === undefined ? [customer, marks] : [customer, marks, regrade];
  });
  return { looks, entries: packedEntries };
}

function unpack({ looks, entries }: Packed): DueEntry[] {
  return entries.map(([customer, marks, regrade]) => ({
    customer,
    occasions: marks.flatMap(([number, subject = customer]) => {
      const own = looks[number];
      return own === undefined ? [] : [{ ...own, subject }];
    }),
    ...(regrade === undefined ? {} : { regrade }),
  }));
}

/** Entries of a page as they are kept: a sixth of their length, for both writes of a page are charged by the kilobyte. */
export const packedEntries = z.pipe(
  jsonText(packed),
  z.codec(packed, z.custom<readonly DueEntry[]>(Array.isArray), { decode: unpack, encode: pack }),
);
