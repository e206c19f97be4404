import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { type OfferFigures, type OfferSum, sumOfOffers, voucherFigures } from '../../domain/vouchers/offer-figures.ts';
import type { Voucher } from '../../domain/vouchers/voucher.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { CaseBook, CaseOf } from '../cases/case-book.ts';
import type { Clock } from '../clock.ts';
import { budgetMonth, type SurpriseBook } from '../programme/surprise-desk.ts';
import type { Records } from '../records.ts';

export interface OfferServices {
  readonly clock: Clock;
  readonly library: Pick<CampaignLibrary, 'settings'>;
  readonly cases: CaseBook;
  readonly records: Pick<Records, 'read'>;
  readonly surprises: Pick<SurpriseBook, 'month'>;
}

export interface OfferReport {
  readonly month: string;
  /** This one and those before it, newest first. */
  readonly months: readonly string[];
  readonly currency: string;
  readonly offers: readonly OfferFigures[];
  readonly sum: OfferSum;
  /** There were more cases than are looked at: the figures are the least. */
  readonly cut: boolean;
}

const MONTHS = 12;
/** Cases that are looked at: all that are open, and those closed since the month began. */
const MOST = 5000;

/**
 * What was given in a month and what it came to. Each voucher was issued for a case and bears its id, so that the cases of the month name
 * all of its vouchers: nobody else is read. Days are the company's; a voucher itself goes by its customer's.
 */
export async function offerReport({ clock, library, cases, records, surprises }: OfferServices, asked?: string): Promise<OfferReport> {
  const settings = await library.settings();
  const now = clock.now();
  const today = localDate(now, settings.company.timeZone);
  const current = budgetMonth(now, settings);
  const month = asked ?? current;
  const [{ found, cut }, given] = await Promise.all([casesOf(cases, month, today), surprises.month(month)]);
  const stored = await records.read(found.map(({ customer, case: { id } }) => ({ customer, type: 'OFFER', id })));
  const vouchers = stored.flatMap(({ record }): Voucher[] => (record.type === 'OFFER' ? [record.body] : []));
  const spent = given.hundredths / 100;
  const offers: OfferFigures[] = [
    voucherFigures(
      vouchers.filter(({ issuedOn }) => issuedOn.startsWith(month)),
      { today, each: settings.winBack.repairCost, budget: settings.vouchers.budgetPerMonth },
    ),
    {
      offer: 'surprise',
      issued: given.count,
      redeemed: given.count,
      open: 0,
      expired: 0,
      spent,
      couldCome: spent,
      budget: settings.surprises.budgetPerMonth,
    },
  ];
  return { month, months: monthsBefore(current), currency: settings.company.currency, offers, sum: sumOfOffers(offers), cut };
}

/** Those opened in the month by an answer: only these have a voucher. */
async function casesOf(cases: CaseBook, month: string, today: CalendarDate): Promise<{ readonly found: CaseOf[]; readonly cut: boolean }> {
  const found: CaseOf[] = [];
  let looked = 0;
  // A customer far in the east is a day ahead of the company.
  for (const some of [cases.open(), cases.closed(`${month}-01`, addDays(today, 1))]) {
    for await (const one of some) {
      looked += 1;
      if (looked > MOST) return { found, cut: true };
      if (one.case.answer !== undefined && one.case.openedOn.startsWith(month)) found.push(one);
    }
  }
  return { found: [...new Map(found.map((one) => [`${one.customer}\n${one.case.id}`, one])).values()], cut: false };
}

function monthsBefore(current: string): string[] {
  const [year = 0, month = 1] = current.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
