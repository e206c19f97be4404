import type { Booking } from '../domain/bookings/booking.ts';
import { visitTimes } from '../domain/bookings/visit-times.ts';
import { type BookingView, Products, VisitTimes } from './booking-parts.tsx';
import { longDate } from './language.ts';
import { Layout, Notice } from './layout.tsx';

interface BookingPageProps {
  readonly view: BookingView;
  readonly booking: Booking;
}

/** The visit as it stands, and what can be done with it. */
export function BookedPage({ view, booking, said }: BookingPageProps & { readonly said?: string | undefined }) {
  const { texts, company, path } = view;
  const t = texts.booking;
  return (
    <Layout texts={texts} company={company} title={t.bookedTitle}>
      <h1>{t.bookedTitle}</h1>
      {said !== undefined && (
        <p class="said" role="status">
          {said}
        </p>
      )}
      <VisitTimes view={view} booking={booking} />
      <p class="after">{t.bookedText}</p>
      <div class="buttons">
        <a class="button" href={`${path}/visit.ics`}>
          {t.calendar}
        </a>
        <a class="button second" href={`${path}?change=1`}>
          {t.change}
        </a>
        <a class="button second" href={`${path}/cancel`}>
          {t.cancel}
        </a>
      </div>
      <Products view={view} />
    </Layout>
  );
}

/** A visit that has been. */
export function OverPage({ view, booking }: BookingPageProps) {
  const { texts, language, company, customer } = view;
  const { date } = visitTimes(booking, company.timeZone, customer.timeZone).there;
  const t = texts.booking;
  return <Notice texts={texts} company={company} title={t.overTitle} text={t.overText(longDate(language, date))} />;
}

/** Asks before anything is cancelled. */
export function CancelPage({ view, booking }: BookingPageProps) {
  const { texts, company, path } = view;
  const t = texts.booking;
  return (
    <Layout texts={texts} company={company} title={t.cancelTitle}>
      <h1>{t.cancelTitle}</h1>
      <VisitTimes view={view} booking={booking} />
      <p class="after">{t.cancelAsk}</p>
      <form method="post" action={`${path}/cancel`}>
        <div class="buttons">
          <button type="submit">{t.cancelYes}</button>
          <a class="button second" href={path}>
            {t.keep}
          </a>
        </div>
      </form>
    </Layout>
  );
}

export function CancelledPage({ view }: { readonly view: BookingView }) {
  const { texts, company, path } = view;
  const t = texts.booking;
  return (
    <Layout texts={texts} company={company} title={t.cancelledTitle}>
      <h1>{t.cancelledTitle}</h1>
      <p>{t.cancelledText}</p>
      <div class="buttons">
        <a class="button second" href={path}>
          {t.again}
        </a>
      </div>
    </Layout>
  );
}
