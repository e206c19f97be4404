import { addMonths, type CalendarDate, parseCalendarDate } from '../calendar/calendar-date.ts';
import { isOpen } from '../cases/case.ts';
import type { CustomerState } from '../customer-state.ts';
import type { Values } from '../facts/fact.ts';

/** What was noted longer ago is asked again, and not asserted. */
export const FRESH_MONTHS = 24;

/**
 * care 30: what is remembered of somebody, for every template. `likes` and `dislikes` stand only while they are fresh; else `ask` is true.
 * They come from `attr.likes`, `attr.dislikes` and the day `attr.noted_on`; how somebody wants to be called from `attr.name_form`. Nothing
 * else of the attributes gets here: what is sensitive stays where it is.
 */
export function memoryOf({ customer, summary, cases }: Pick<CustomerState, 'customer' | 'summary' | 'cases'>, today: CalendarDate): Values {
  const { name_form: nameForm, likes, dislikes, noted_on: noted = '' } = customer.attributes;
  const notedOn = parseCalendarDate(noted.trim());
  const fresh = notedOn !== undefined && notedOn <= today && addMonths(notedOn, FRESH_MONTHS) >= today;
  const known = likes !== undefined || dislikes !== undefined;
  return {
    nameForm: nameForm ?? customer.name ?? null,
    lastOrderOn: summary.last?.day ?? null,
    // Of a case that we opened for ourselves the customer knows nothing.
    openCases: cases.filter((one) => isOpen(one) && one.kind !== 'let-down').length,
    likes: fresh ? (likes ?? null) : null,
    dislikes: fresh ? (dislikes ?? null) : null,
    ask: known && !fresh,
  };
}

export type ToneVariant = 'neutral' | 'full-prices' | 'proof' | 'one-line' | 'no-pressure';

const variants: Readonly<Record<string, ToneVariant>> = {
  haggling: 'full-prices',
  斤斤计较: 'full-prices',
  suspicious: 'proof',
  生性多疑: 'proof',
  rational: 'proof',
  理智: 'proof',
  hasty: 'one-line',
  急躁: 'one-line',
  impulsive: 'one-line',
  冲动: 'one-line',
  undecided: 'no-pressure',
  优柔寡断: 'no-pressure',
  reserved: 'no-pressure',
  沉默寡言: 'no-pressure',
  // Whoever will not be persuaded, or likes to argue, is pressed least of all.
  stubborn: 'no-pressure',
  顽固: 'no-pressure',
  belligerent: 'no-pressure',
  好斗: 'no-pressure',
  steady: 'proof',
  稳重: 'proof',
};

/** care 39: the variant of a text that suits a tone that staff have set; unknown → neutral. Never inferred from what somebody does. */
export const toneVariant = (tone: string | undefined): ToneVariant => variants[tone?.trim().toLowerCase() ?? ''] ?? 'neutral';
