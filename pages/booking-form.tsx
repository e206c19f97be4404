import type { Booking } from '../domain/bookings/booking.ts';
import type { VisitSlot } from '../domain/bookings/visit-slots.ts';
import { visitTimes } from '../domain/bookings/visit-times.ts';
import { zoneName } from '../domain/wording/zone-name.ts';
import { type BookingView, Products } from './booking-parts.tsx';
import { shortWeekday, weekdayDate } from './language.ts';
import { Layout } from './layout.tsx';
import { visitInWords } from './visit-words.ts';

/** Days with a free time that one page shows. */
const DAYS_SHOWN = 5;

interface BookingFormProps {
  readonly view: BookingView;
  /** Times that are free, in order. */
  readonly free: readonly VisitSlot[];
  readonly minutes: number;
  /** First day to be shown, by the company's calendar. */
  readonly from: string;
  /** The visit that is to be moved, or was cancelled. */
  readonly before?: Booking | undefined;
  readonly said?: string | undefined;
  readonly wrong?: string | undefined;
}

/** Choosing a time, for a first visit or instead of another. */
export function BookingForm({ view, free, minutes, from, before, said, wrong }: BookingFormProps) {
  const { texts, language, company, customer, path } = view;
  const t = texts.booking;
  const moves = before?.status === 'booked' ? before : undefined;
  const title = moves === undefined ? t.title : t.moveTitle;
  const days = [...new Set(free.map(({ day }) => day))];
  const shown = days.filter((day) => day >= from).slice(0, DAYS_SHOWN);
  const next = days.find((day) => day > (shown.at(-1) ?? ''));
  const change = moves === undefined ? '' : '&change=1';
  const isElsewhere = free.some(({ at }) => visitTimes({ visitAt: at, minutes }, company.timeZone, customer.timeZone).here !== undefined);
  return (
    <Layout texts={texts} company={company} title={title}>
      <h1>{title}</h1>
      <p>
        {moves === undefined
          ? t.intro(minutes)
          : t.now(visitInWords(language, visitTimes(moves, company.timeZone, customer.timeZone).there))}
      </p>
      {said !== undefined && <p class="said">{said}</p>}
      {moves === undefined && <Products view={view} />}
      {wrong !== undefined && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      {shown.length === 0 ? (
        <p class="said">{t.nothingFree}</p>
      ) : (
        <form method="post" action={path} class="long">
          <section class="days">
            <h2>{t.choose}</h2>
            {isElsewhere && <p class="hint">{t.clock(zoneName(company.timeZone, texts.lang))}</p>}
            {shown.map((day) => (
              <fieldset key={day}>
                <legend>{weekdayDate(language, day)}</legend>
                <div class="times">
                  {free
                    .filter((slot) => slot.day === day)
                    .map((slot) => (
                      <Time key={slot.at} view={view} slot={slot} minutes={minutes} />
                    ))}
                </div>
              </fieldset>
            ))}
          </section>
          <nav class="turn">
            {shown[0] !== days[0] && <a href={`${path}?from=${days[0]}${change}`}>{t.earlier}</a>}
            {next !== undefined && <a href={`${path}?from=${next}${change}`}>{t.later}</a>}
          </nav>
          {moves !== undefined && <input type="hidden" name="changing" value={String(moves.sequence)} />}
          <button type="submit">{moves === undefined ? t.book : t.move}</button>
        </form>
      )}
      {moves !== undefined && (
        <p class="after">
          <a href={path}>{t.stay}</a>
        </p>
      )}
    </Layout>
  );
}

function Time({ view, slot, minutes }: { readonly view: BookingView; readonly slot: VisitSlot; readonly minutes: number }) {
  const { texts, language, company, customer } = view;
  const { here } = visitTimes({ visitAt: slot.at, minutes }, company.timeZone, customer.timeZone);
  const t = texts.booking;
  return (
    <label>
      <input type="radio" name="slot" value={String(slot.at)} required />
      <span>
        {slot.time}
        {here !== undefined && (
          <small>{here.date === slot.day ? t.here(here.from) : t.hereOn(shortWeekday(language, here.date), here.from)}</small>
        )}
      </span>
    </label>
  );
}
