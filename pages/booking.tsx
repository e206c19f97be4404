import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Booking } from '../domain/bookings/booking.ts';
import { visitFile, visitFileName } from '../domain/bookings/visit-file.ts';
import { visitSlots } from '../domain/bookings/visit-slots.ts';
import { visitTimes } from '../domain/bookings/visit-times.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { visitWording } from '../domain/wording/visit-wording.ts';
import { bookVisit, cancelVisit, storedBooking } from '../workflows/book-visit.ts';
import { householdProducts } from '../workflows/household-products.ts';
import { BookingForm } from './booking-form.tsx';
import { BookedPage, CancelledPage, CancelPage, OverPage } from './booking-pages.tsx';
import type { BookingView } from './booking-parts.tsx';
import { faultPage, refuseLink } from './fault-page.tsx';
import { languageOf, longDate, textsIn } from './language.ts';
import { readForm } from './read-form.ts';
import type { PageServices } from './services.ts';

const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const wish = z.object({ slot: wholeNumber, changing: wholeNumber.optional() });

/** Who has opened a booking's page, and what is shown to them. */
interface Visitor {
  readonly offer: string;
  readonly view: BookingView;
}

/**
 * `/p/booking/<token>`: a time for the check-up that a card has offered. GET shows, POST books or moves; below it `/cancel`, which asks
 * first, and `/visit.ics`. One booking for each offer.
 */
export function bookingPages(services: PageServices): Hono {
  const app = new Hono();

  async function visitorOf(c: Context): Promise<Visitor | Response> {
    const token = c.req.param('token') ?? '';
    const verified = await services.tokens.read(token, 'booking');
    if ('fault' in verified) return await refuseLink(c, services, verified.fault, 'expired');
    const { customer: id, subject: offer } = verified.ok;
    const [state, { company }] = await Promise.all([services.states.load(id, { consistent: true }), services.library.settings()]);
    if (state === undefined) return await faultPage(c, services, 'gone', 410);
    const { customer } = state;
    const language = languageOf(customer.locale ?? company.locale);
    const today = localDate(services.clock.now(), customer.timeZone);
    const products = await householdProducts(services, state);
    const view = { texts: textsIn(language), language, company, customer, path: `/p/booking/${token}`, today, products };
    return { offer, view };
  }

  async function choose(c: Context, { view }: Visitor, before: Booking | undefined, said: { said?: string; wrong?: string } = {}) {
    const settings = await services.library.settings();
    const { capacity, minutes } = settings.bookings;
    const slots = visitSlots(settings, services.clock.now());
    const [first, last] = [slots[0], slots.at(-1)];
    const taken = first === undefined || last === undefined ? new Map() : await services.bookings.taken(first.at, last.at);
    const free = hasNothing(view, before) ? [] : slots.filter(({ at }) => (taken.get(at) ?? 0) < capacity);
    const from = c.req.query('from')?.slice(0, 10) ?? '';
    return <BookingForm view={view} free={free} minutes={minutes} from={from} before={before} {...said} />;
  }

  /** > care 2: empty list → no offer. A visit that stands can still be moved. */
  const hasNothing = ({ products }: BookingView, before: Booking | undefined): boolean =>
    products.length === 0 && before?.status !== 'booked';

  const isOver = (booking: Booking): boolean => booking.visitAt <= services.clock.now();

  app.get('/:token', async (c) => {
    const visitor = await visitorOf(c);
    if (visitor instanceof Response) return visitor;
    const { view, offer } = visitor;
    const booking = (await storedBooking(services, view.customer.id, offer))?.booking;
    if (booking?.status === 'booked' && isOver(booking)) return c.html(<OverPage view={view} booking={booking} />);
    if (booking?.status === 'booked' && c.req.query('change') === undefined) return c.html(<BookedPage view={view} booking={booking} />);
    return c.html(await choose(c, visitor, booking, cancelledNote(view, booking)));
  });

  app.post('/:token', async (c) => {
    const visitor = await visitorOf(c);
    if (visitor instanceof Response) return visitor;
    const { view, offer } = visitor;
    const t = view.texts.booking;
    const { slot, changing } = await readForm(c);
    const asked = wish.safeParse({ slot: slot?.[0], changing: changing?.[0] });
    const before = async () => (await storedBooking(services, view.customer.id, offer))?.booking;
    if (!asked.success) return c.html(await choose(c, visitor, await before(), { wrong: t.chooseOne }), 400);
    const { slot: at, changing: sequence } = asked.data;
    const standing = await before();
    if (hasNothing(view, standing)) return c.html(await choose(c, visitor, standing), 409);
    const outcome = await bookVisit(services, { customer: view.customer, offer, at, changing: sequence });
    switch (outcome.kind) {
      case 'booked':
        return c.html(<BookedPage view={view} booking={outcome.booking} said={t.onItsWay} />);
      case 'stands':
      case 'cancelled':
        return showStanding(c, view, outcome.booking, at, sequence === undefined ? t.standing : t.notChanged);
      case 'full':
        return c.html(await choose(c, visitor, await before(), { wrong: t.full }), 409);
      case 'closed':
      case 'none':
        return c.html(await choose(c, visitor, await before(), { wrong: t.past }), 409);
    }
  });

  /** The same time once more is no conflict: somebody pressed twice, or came back. */
  function showStanding(c: Context, view: BookingView, booking: Booking, wanted: number, said: string) {
    if (isOver(booking)) return c.html(<OverPage view={view} booking={booking} />, 409);
    const isSame = booking.visitAt === wanted;
    return c.html(<BookedPage view={view} booking={booking} said={isSame ? view.texts.booking.standing : said} />, isSame ? 200 : 409);
  }

  app.get('/:token/cancel', async (c) => {
    const visitor = await visitorOf(c);
    if (visitor instanceof Response) return visitor;
    const { view, offer } = visitor;
    const booking = (await storedBooking(services, view.customer.id, offer))?.booking;
    if (booking === undefined) return c.html(await choose(c, visitor, undefined));
    if (booking.status === 'cancelled') return c.html(<CancelledPage view={view} />);
    return c.html(isOver(booking) ? <OverPage view={view} booking={booking} /> : <CancelPage view={view} booking={booking} />);
  });

  app.post('/:token/cancel', async (c) => {
    const visitor = await visitorOf(c);
    if (visitor instanceof Response) return visitor;
    const { view, offer } = visitor;
    const outcome = await cancelVisit(services, { customer: view.customer, offer });
    if (outcome.kind === 'cancelled') return c.html(<CancelledPage view={view} />);
    if ('booking' in outcome) return c.html(<OverPage view={view} booking={outcome.booking} />, 409);
    return c.html(await choose(c, visitor, undefined), 404);
  });

  app.get('/:token/visit.ics', async (c) => {
    const visitor = await visitorOf(c);
    if (visitor instanceof Response) return visitor;
    const { customer, company, language } = visitor.view;
    const stored = await storedBooking(services, customer.id, visitor.offer);
    if (stored === undefined) return faultPage(c, services, 'unknown', 404);
    const file = visitFile({ booking: stored.booking, customer, company, ...visitWording(language, company) });
    return c.body(file, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${visitFileName}"`,
    });
  });

  return app;
}

function cancelledNote({ texts, language, company, customer }: BookingView, booking: Booking | undefined): { said?: string } {
  if (booking?.status !== 'cancelled') return {};
  const { date } = visitTimes(booking, company.timeZone, customer.timeZone).there;
  return { said: texts.booking.cancelledBefore(longDate(language, date)) };
}
