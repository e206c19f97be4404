import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { recallSubject } from '../../domain/facts/fact.ts';
import type { LinkPurpose } from '../../domain/links/link-purpose.ts';
import { customerPages } from '../../pages/app.ts';
import { bookVisit } from '../../workflows/book-visit.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { type ConsoleCloud, consoleCloud } from '../support/console-cloud.ts';

/** The console's tests begin on Sunday, 22 November 2026, at nine in London. */
const TUESDAY = Date.parse('2026-11-24T11:00:00Z');
const WEDNESDAY = Date.parse('2026-11-25T09:00:00Z');
const OFFER = 'product-birthday/card/A1/3';

let cloud: ConsoleCloud;
let pages: ReturnType<typeof customerPages>;

beforeEach(async () => {
  cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer({ householdId: 'H1' }) },
    { type: 'ASSET', body: anAsset() },
    { type: 'ASSET', body: anAsset({ id: 'A9', name: 'Sold kettle', status: 'transferred' }) },
    { type: 'RECALL', body: { id: 'R1', assetId: 'A1', reason: 'The heater may overheat', safety: true, startsOn: '2026-11-20' } },
  ]);
  await cloud.holds('C2', [
    { type: 'PROFILE', body: aCustomer({ id: 'C2', householdId: 'H1', timeZone: 'Asia/Shanghai' }) },
    { type: 'ASSET', body: anAsset({ name: 'NordFrost fridge', purchasedOn: '2026-05-02' }) },
    {
      type: 'BOOKING',
      body: {
        id: 'old',
        status: 'booked',
        visitAt: Date.parse('2026-03-03T09:00:00Z'),
        minutes: 90,
        sequence: 0,
        at: 0,
        day: '2026-02-01',
      },
    },
  ]);
  await cloud.holds('C3', [
    { type: 'PROFILE', body: aCustomer({ id: 'C3', householdId: 'H2' }) },
    { type: 'ASSET', body: anAsset({ name: 'Stranger’s oven' }) },
  ]);
  pages = customerPages(cloud.pages, (fault) => {
    throw fault;
  });
});

const path = (page: 'booking' | 'recall', subject: string, { customer = 'C1', purpose = page as LinkPurpose, days = 30 } = {}) =>
  `/p/${page}/${cloud.link({ purpose, customer, subject, expiresAt: cloud.clock.now() + days * DAY })}`;

async function get(url: string) {
  const answer = await pages.request(url);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

async function post(url: string, fields: Record<string, string> = {}) {
  const answer = await pages.request(url, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: answer.status, text: await answer.text() };
}

const booking = async (customer = 'C1', offer = OFFER) =>
  (await cloud.states.load(customer, { consistent: true }))?.bookings.find(({ id }) => id === offer);

describe('the page of a check-up', () => {
  it('> lists every active product of the household with its age and last check, and nobody else’s', async () => {
    const { text } = await get(path('booking', OFFER));
    expect(text).toContain('Washing machine WM-7<small>3 years old · last checked on 3 March 2026</small>');
    expect(text).toContain('NordFrost fridge<small>less than a year old · not checked by us yet</small>');
    expect(text).not.toMatch(/kettle|oven/i);
  });

  it('> shows the times by the company’s clock, and by the customer’s where it says something else', async () => {
    const here = (await get(path('booking', OFFER))).text;
    expect(here).toContain('Tuesday, 24 November 2026');
    expect(here).not.toContain('for you</small>');
    const there = (await get(path('booking', OFFER, { customer: 'C2' }))).text;
    expect(there).toContain('United Kingdom Time');
    expect(there).toContain('09:00<small>17:00 for you</small>');
    expect(there).toContain('16:00<small>Wed 00:00 for you</small>');
  });

  it('> empty list → no offer: who has nothing any more is offered no time, and books none', async () => {
    await cloud.holds('C4', [
      { type: 'PROFILE', body: aCustomer({ id: 'C4' }) },
      { type: 'ASSET', body: anAsset({ status: 'disposed' }) },
    ]);
    const page = await get(path('booking', OFFER, { customer: 'C4' }));
    expect(page.text).toContain('No time is free');
    expect(page.text).not.toContain('name="slot"');
    expect((await post(path('booking', OFFER, { customer: 'C4' }), { slot: String(TUESDAY) })).status).toBe(409);
    expect(await booking('C4')).toBeUndefined();
  });

  it('> goes through all days that can be booked', async () => {
    const first = (await get(path('booking', OFFER))).text;
    const later = /href="([^"]*from=2026-11-30)"/.exec(first)?.[1] ?? '';
    expect((await get(later)).text).toContain('Monday, 30 November 2026');
    expect((await get(`${path('booking', OFFER)}?from=2027-03-01`)).text).toContain('No time is free');
  });

  it('> changes nothing on GET and HEAD, however often a scanner comes', async () => {
    await bookVisit(cloud.pages, { customer: aCustomer(), offer: OFFER, at: TUESDAY });
    cloud.changes.length = 0;
    const base = path('booking', OFFER);
    for (const url of [
      base,
      `${base}?change=1`,
      `${base}/cancel`,
      `${base}/visit.ics`,
      path('booking', 'fresh'),
      path('recall', recallSubject({ id: 'R1', assetId: 'A1' })),
    ])
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) await pages.request(url, { method });
    expect(cloud.changes).toEqual([]);
  });

  it('> books, shows the visit with its calendar file, moves it and cancels it', async () => {
    const base = path('booking', OFFER);
    const booked = await post(base, { slot: String(TUESDAY) });
    expect(booked).toMatchObject({ status: 200, text: expect.stringContaining('Your check-up is booked') });
    expect(booked.text).toContain('A confirmation is on its way');
    expect(booked.text).toContain('11:00 to 12:30');
    expect(await booking()).toMatchObject({ status: 'booked', visitAt: TUESDAY, sequence: 0 });

    const file = await get(`${base}/visit.ics`);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(file.text).toMatch(/METHOD:REQUEST[\s\S]*DTSTART:20261124T110000Z\r\nDTEND:20261124T123000Z[\s\S]*STATUS:CONFIRMED/);

    const form = (await get(`${base}?change=1`)).text;
    expect(form).toContain('Your visit stays on Tuesday, 24 November 2026, 11:00 until you choose another time.');
    expect(form).toContain('<input type="hidden" name="changing" value="0"/>');
    expect((await post(base, { slot: String(WEDNESDAY), changing: '0' })).text).toContain('Wednesday, 25 November 2026');

    expect((await get(`${base}/cancel`)).text).toContain('Cancel the visit?');
    expect(await post(`${base}/cancel`)).toMatchObject({ status: 200, text: expect.stringContaining('Your check-up is cancelled') });
    expect(await booking()).toMatchObject({ status: 'cancelled', sequence: 2 });
    expect((await get(`${base}/visit.ics`)).text).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:2[\s\S]*STATUS:CANCELLED/);
    expect((await get(base)).text).toContain('You have cancelled the visit on 25 November 2026.');
    expect(await post(`${base}/cancel`)).toMatchObject({ status: 200, text: expect.stringContaining('is cancelled') });
  });

  it('> shows the booking that stands where the link is used twice', async () => {
    const base = path('booking', OFFER);
    await post(base, { slot: String(TUESDAY) });
    cloud.changes.length = 0;
    const again = await post(base, { slot: String(TUESDAY) });
    expect(again).toMatchObject({ status: 200, text: expect.stringContaining('You have booked already') });
    expect(await post(base, { slot: String(WEDNESDAY) })).toMatchObject({
      status: 409,
      text: expect.stringContaining('You have booked already'),
    });
    const stale = await post(base, { slot: String(WEDNESDAY), changing: '7' });
    expect(stale).toMatchObject({ status: 409, text: expect.stringContaining('had changed meanwhile') });
    expect(cloud.changes).toEqual([]);
  });

  it('> two people want the last place: one gets it, the other is told kindly and sees what is free', async () => {
    const one = path('booking', 'first');
    const two = path('booking', 'second', { customer: 'C3' });
    await post(path('booking', 'third', { customer: 'C2' }), { slot: String(TUESDAY) });
    const answers = await Promise.all([post(one, { slot: String(TUESDAY) }), post(two, { slot: String(TUESDAY) })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409)?.text ?? '';
    expect(loser).toContain('Somebody was a moment quicker');
    expect(loser).toContain(`value="${WEDNESDAY}"`);
    expect(loser).not.toContain(`value="${TUESDAY}"`);
  });

  it.each([
    ['without a time', {}, 400, 'Please choose a time.'],
    ['with no time at all', { slot: 'tomorrow' }, 400, 'Please choose a time.'],
    ['with a time that nobody offered', { slot: '1' }, 409, 'can no longer be booked'],
    ['with a number beyond all', { slot: '9'.repeat(400) }, 400, 'Please choose a time.'],
  ])('> a form %s is answered kindly and books nothing', async (_what, fields, status, said) => {
    const answer = await post(path('booking', OFFER), fields);
    expect(answer).toMatchObject({ status, text: expect.stringContaining(said) });
    expect(await booking()).toBeUndefined();
  });

  it('> can be neither moved nor cancelled once the visit has been', async () => {
    const base = path('booking', OFFER);
    await post(base, { slot: String(TUESDAY) });
    cloud.clock.at = TUESDAY + DAY;
    expect((await get(base)).text).toContain('Your check-up has taken place');
    expect((await post(`${base}/cancel`)).status).toBe(409);
    expect((await post(base, { slot: String(cloud.clock.at + DAY), changing: '0' })).status).toBe(409);
    expect(await booking()).toMatchObject({ status: 'booked', visitAt: TUESDAY });
  });

  it('> has nothing to cancel and no calendar file before anything is booked', async () => {
    const base = path('booking', OFFER);
    expect((await post(`${base}/cancel`)).status).toBe(404);
    expect((await get(`${base}/visit.ics`)).status).toBe(404);
    expect((await get(`${base}/cancel`)).text).toContain('Choose a time for your check-up');
  });
});

describe('the page of a recall', () => {
  const recalled = recallSubject({ id: 'R1', assetId: 'A1' });
  const stored = async () => (await cloud.states.load('C1', { consistent: true }))?.recalls[0];

  it('> says what is called back and why, and notes on POST that it was read: the first day counts', async () => {
    const url = path('recall', recalled);
    const { text } = await get(url);
    for (const part of ['Please stop using your Washing machine WM-7', 'S0001', 'The heater may overheat', '20 November 2026'])
      expect(text).toContain(part);
    expect(await post(url)).toMatchObject({ status: 200, text: expect.stringContaining('we know that you have read it') });
    expect(await stored()).toMatchObject({ acknowledgedOn: '2026-11-22' });
    cloud.clock.at += 3 * DAY;
    cloud.changes.length = 0;
    expect(await post(url)).toMatchObject({ status: 200 });
    expect((await get(url)).text).toContain('You confirmed this on 22 November 2026.');
    expect(cloud.changes).toEqual([]);
  });

  it('> is gone where the recall or the product is', async () => {
    expect((await get(path('recall', recallSubject({ id: 'R2', assetId: 'A1' })))).status).toBe(410);
    expect((await post(path('recall', 'nonsense'))).status).toBe(410);
  });
});

describe.each(['booking', 'recall'] as const)('a link to %s', (page) => {
  const subject = page === 'booking' ? OFFER : recallSubject({ id: 'R1', assetId: 'A1' });
  const below = page === 'booking' ? ['', '/cancel', '/visit.ics'] : [''];

  it.each([
    ['cut short', () => path(page, subject).slice(0, -60), 400],
    ['too old', () => path(page, subject, { days: -1 }), 410],
    ['of another purpose', () => path(page, subject, { purpose: 'survey' }), 404],
    ['of a customer who is gone', () => path(page, subject, { customer: 'gone' }), 410],
    ['with an altered ending', () => `${path(page, subject).slice(0, -2)}AA`, 404],
  ])('> that is %s gets a kind page, and changes nothing', async (_what, url, status) => {
    for (const end of below)
      for (const method of ['GET', 'POST']) {
        if (method === 'POST' && end === '/visit.ics') continue;
        const answer = await pages.request(`${url()}${end}`, { method });
        expect({ end, method, status: answer.status }).toEqual({ end, method, status });
        expect(await answer.text()).toContain('care@example.com');
      }
    expect(cloud.changes).toEqual([]);
  });
});
