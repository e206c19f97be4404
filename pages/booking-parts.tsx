import type { Booking } from '../domain/bookings/booking.ts';
import { visitTimes } from '../domain/bookings/visit-times.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Customer } from '../domain/customer.ts';
import type { Company } from '../domain/settings.ts';
import type { HouseholdProduct } from '../workflows/household-products.ts';
import { type Language, longDate, weekdayDate } from './language.ts';
import type { PageTexts } from './texts.ts';
import { hoursInWords, visitInWords } from './visit-words.ts';

/** What every view of a booking is made with. */
export interface BookingView {
  readonly texts: PageTexts;
  readonly language: Language;
  readonly company: Company;
  readonly customer: Customer;
  /** Where this page is. */
  readonly path: string;
  readonly today: CalendarDate;
  readonly products: readonly HouseholdProduct[];
}

/** When the visit is: by the company's clock, and by the customer's where that says something else. */
export function VisitTimes({ view, booking }: { readonly view: BookingView; readonly booking: Booking }) {
  const { texts, language, company, customer } = view;
  const t = texts.booking;
  const { there, here } = visitTimes(booking, company.timeZone, customer.timeZone);
  return (
    <dl class="terms">
      <dt>{t.day}</dt>
      <dd>{weekdayDate(language, there.date)}</dd>
      <dt>{t.time}</dt>
      <dd>{hoursInWords(texts, there, here !== undefined)}</dd>
      {here !== undefined && (
        <>
          <dt>{t.yours}</dt>
          <dd>{visitInWords(language, here)}</dd>
        </>
      )}
    </dl>
  );
}

/** The household's products, with age and last check. */
export function Products({ view }: { readonly view: BookingView }) {
  const { texts, products } = view;
  if (products.length === 0) return null;
  return (
    <section class="products">
      <h2>{texts.booking.products}</h2>
      <ul>
        {products.map((product) => (
          <li key={`${product.name} ${product.purchasedOn}`}>
            {product.name}
            <small>{aboutProduct(view, product)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function aboutProduct(
  { texts: { booking: t }, language, today }: BookingView,
  { purchasedOn, purchasedIn, checkedOn }: HouseholdProduct,
): string {
  const without = purchasedIn === undefined ? t.ageUnknown : t.boughtIn(purchasedIn);
  const age = purchasedOn === undefined ? without : t.age(Math.max(0, fullYears(purchasedOn, today)));
  const check = checkedOn === undefined ? t.neverChecked : t.checked(longDate(language, checkedOn));
  return `${age} · ${check}`;
}

const fullYears = (from: CalendarDate, to: CalendarDate): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
