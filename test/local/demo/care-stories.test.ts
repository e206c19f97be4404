import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, DAY } from '../../../domain/calendar/calendar-date.ts';
import type { CustomerState } from '../../../domain/customer-state.ts';
import { recallSubject } from '../../../domain/facts/fact.ts';
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts';

/** A Saturday, at noon. */
const START = Date.parse('2026-11-21T12:00:00Z');
const day = (n: number) => addDays('2026-11-21', n);
/** *+1 month*, and what the stories ask beyond it. */
const MONTH = 32;
const at = (n: number) => START + n * DAY;

let world: DemoWorld;
let states: CustomerState[];

/** Whoever the demo gave this story to. */
function whose(story: (state: CustomerState) => boolean): string {
  const found = states.find(story);
  if (found === undefined) throw new Error('the demo has nobody of whom this could be told');
  return found.customer.id;
}
const ask = async (method: string, path: string, body?: unknown) => {
  const { status, body: answer } = await world.ask(method, path, body);
  expect(status, `${path}: ${JSON.stringify(answer)}`).toBeLessThan(300);
  return answer;
};
const pane = (id: string) => ask('GET', `customers/${id}`);

async function closedOn(...days: readonly string[]) {
  const { settings, rev } = await ask('GET', 'settings');
  await ask('PUT', 'settings', { rev, settings: { ...settings, cases: { ...settings.cases, closedDays: days } } });
}

/** What people do in the stories of docs/care-programme.md while a month goes by, once; each test then tells what came of it. */
beforeAll(async () => {
  world = await demoWorld(START, 300);
  const found = await Promise.all(world.ids.map((id) => world.cloud.stores.states.load(id)));
  states = found.filter((state) => state !== undefined);
}, 30_000);

describe('in the demo, by moving the clock: a story per group', () => {
  let [salt, heavy, partner, faulty, surprised, told] = ['', '', '', '', '', ''];
  let withOvens: CustomerState[] = [];
  let ofHeavy: unknown;
  let usage: unknown;
  let month: { spent: number; given: { customer: string }[] };
  let candidates: { customer: { id: string } }[];
  let waited: string[];

  beforeAll(async () => {
    salt = whose(({ supplies }) => supplies.length > 0);
    heavy = whose(({ summary }) => summary.last?.category === 'coffee');
    partner = whose(({ customer }) => customer.attributes['relationship'] === 'partner');
    withOvens = states.filter(({ recalls }) => recalls.length > 0);
    const isFree = (state: CustomerState) =>
      state.customer.id !== heavy && state.customer.email !== undefined && state.recalls.length === 0;
    faulty = whose((state) => isFree(state) && state.assets.length > 0 && state.cases.length === 0 && state.promises.length === 0);

    // The first day.
    await ask('PUT', `customers/${salt}/tone`, { tone: 'hasty' });
    await ask('POST', 'campaigns/plan-review/live', { live: true });
    await ask('POST', `promises/${whose(({ promises }) => promises.some(({ id }) => id === 'P-2'))}/P-2/kept`);
    await ask('POST', 'improvements', {
      campaign: 'satisfaction-survey',
      factor: 'product',
      action: 'Pack every door seal twice',
      owner: 'Mia',
      remeasureOn: day(30),
    });
    surprised = (await ask('GET', 'surprises?limit=200')).candidates[0].customer.id;
    await ask('POST', 'surprises', { customer: surprised, gift: 'A box of descaler' });
    candidates = (await ask('GET', 'surprises?limit=200')).candidates;
    month = await ask('GET', 'surprises/month');
    const [own, theirs] = [heavy, faulty].map((id) => states.find(({ customer }) => customer.id === id)?.assets[0]?.id);
    await world.bringIn('service', `visit_id,asset_id,customer_id,at,kind,fault\nH1,${own},${heavy},${day(0)}T09:00:00Z,repair,E09\n`);
    ({ cases: ofHeavy, usage } = await pane(heavy));
    const visits = [`V1,${theirs},${faulty},${day(-60)}T09:00:00Z,repair,E21`, `V2,${theirs},${faulty},${day(0)}T09:00:00Z,repair,E21`];
    await world.bringIn('service', `visit_id,asset_id,customer_id,at,kind,fault\n${visits.join('\n')}\n`);
    await closedOn(day(3), day(4), day(5));

    // The ovens were called back yesterday: one owner presses the button, and has it repaired.
    await world.passTo(at(2));
    told = withOvens.find(({ customer }) => world.cameTo(customer.id, 'recall-notice').includes('day0 sent'))?.customer.id ?? '';
    const { assetId, id } = withOvens.find(({ customer }) => customer.id === told)?.recalls[0] ?? { assetId: '', id: '' };
    const subject = recallSubject({ assetId, id });
    const link = world.desk.link({ purpose: 'recall', customer: told, subject, expiresAt: at(30) });
    expect((await world.pages.request(`/p/recall/${link}`, { method: 'POST', body: new URLSearchParams() })).status).toBe(200);
    for (const step of ['repaired', 'cleaned', 'checked'])
      await ask('POST', `recalls/${id}/steps`, { customer: told, asset: assetId, step });

    // The first of three days on which nobody is there; then the others are taken back.
    await world.passTo(at(3));
    waited = world.cameTo(salt, 'payment-due');
    await closedOn(day(3));
    await world.passTo(at(MONTH));
  }, 60_000);

  it('registry and household: cards signed by who is there, and a work order with the service log', async () => {
    const bornIn = (n: number) =>
      whose(
        ({ assets, customer }) =>
          customer.attributes['owner'] === 'mia' && assets.some(({ purchasedOn }) => purchasedOn?.slice(5) === day(n).slice(5)),
      );
    expect(world.words(bornIn(3), 'product-birthday').join()).toContain('Mia Chen');
    expect(world.words(bornIn(12), 'product-birthday').join()).toContain('Tom Baker');

    const logged = whose(({ serviceVisits }) => serviceVisits.length > 2);
    const link = world.desk.link({ purpose: 'booking', customer: logged, subject: 'product-birthday/card/A/3', expiresAt: at(80) });
    const page = await (await world.pages.request(`/p/booking/${link}`)).text();
    const slot = /name="slot" value="(\d+)"/.exec(page)?.[1] ?? '';
    const booked = await world.pages.request(`/p/booking/${link}`, { method: 'POST', body: new URLSearchParams({ slot }) });
    expect(booked.status).toBe(200);
    const { items } = await ask('GET', `visits?from=${day(MONTH)}&days=31`);
    expect(items[0].products[0].service.map(({ kind }: { kind: string }) => kind)).toEqual(['repair', 'check-up', 'installation']);
  });

  it('tiers and points: lots, the grade to come, who is held back by credit, other tiers, and a month of notices and changes', async () => {
    const member = await pane(whose(({ customer }) => customer.creditLog !== undefined));
    expect(member.forecast).toMatchObject({ tier: 'ordinary', heldBackBy: 'credit', next: expect.anything() });
    expect(member.points).toContainEqual(expect.objectContaining({ source: 'order', countsUntil: expect.any(String) }));
    expect(member.customer.creditLog[0].reason).toBe('two invoices unpaid for 40 days');
    const tiers = [
      { id: 'all', from: 1 },
      { id: 'ordinary', from: 0 },
    ];
    expect((await ask('POST', 'tiers/compare', { tiers, limit: 200 })).affected.length).toBeGreaterThan(0);
    const came = (campaign: string, what: string) =>
      world.told.filter((one) => one.campaign === campaign && `${one.step} ${one.state}` === what);
    expect(came('tier-expiry', 'early sent').length * came('tier-expiry', 'last sent').length).toBeGreaterThan(0);
    expect(came('tier-changed', 'day0 sent').length).toBeGreaterThan(0);
  });

  it('win-back and second purchase: cycles with their sample, questions sent and watched, regulars gone quiet, a nudge', async () => {
    const pages = [await ask('GET', 'programme/silence?limit=200')];
    while (pages.at(-1).next !== null)
      pages.push(await ask('GET', `programme/silence?limit=200&after=${encodeURIComponent(pages.at(-1).next)}`));
    const all = (name: string) => pages.flatMap((page) => page[name]);
    expect(all('cycles').some(({ source, gaps }) => source === 'learnt' && gaps >= 30)).toBe(true);
    expect(all('trails').some(({ arm, sent }) => arm === 'asked' && sent)).toBe(true);
    expect(all('lapsed').length).toBeGreaterThan(0);
    expect(world.told.some(({ campaign, state }) => campaign === 'second-purchase' && state === 'sent')).toBe(true);
  });

  it('supply: what a learnt rate says runs out, and the request to pay after payday and holiday', async () => {
    const { refills } = await pane(salt);
    expect(refills).toMatchObject([{ perDay: { source: 'learnt', deliveries: 3 }, runsOutOn: day(5) }]);
    expect(world.cameTo(salt, 'replenishment')).toEqual(['day-2 sent']);
    // Nobody is there on the day itself; the two days after it were closed, too, until that was taken back.
    expect(waited).toEqual([]);
    const [paid] = world.told.filter(({ customer, campaign }) => customer === salt && campaign === 'payment-due');
    expect(new Date(paid?.at ?? 0).toISOString().slice(0, 10)).toBe(day(4));
  });

  it('recall: told, told again until acknowledged, asked who has it now, repaired, and asked how it was', async () => {
    expect(world.cameTo(told, 'recall-notice').filter((line) => !line.startsWith('day0'))).toEqual([]);
    expect(world.cameTo(told, 'recall-aftercare')).toEqual(['day3 sent']);
    const others = withOvens
      .filter(({ customer }) => customer.id !== told)
      .map(({ customer }) => world.cameTo(customer.id, 'recall-notice'));
    expect(others.some((lines) => lines.includes('day7 sent') && lines.includes('day21 sent'))).toBe(true);
    const gaveAway = whose(({ recalls, assets }) => recalls.length > 0 && assets.some(({ status }) => status === 'transferred'));
    expect(world.cameTo(gaveAway, 'recall-forward')).toContain('day0 sent');
    const { figures, items } = await ask('GET', 'recalls/R-OVEN');
    expect(figures).toMatchObject({ owners: 5, told: 5, acknowledged: 1, closed: 1 });
    expect(new Set(items.map(({ route }: { route: { kind: string } }) => route.kind))).toEqual(new Set(['workshop', 'home-visit', 'call']));
  });

  it('promises and respect: a broken one is apologised for, a kept one is not, waits are told, a fault that comes back escalates', async () => {
    const gave = (promise: string) => whose(({ promises }) => promises.some(({ id }) => id === promise));
    expect(world.cameTo(gave('P-1'), 'broken-promise')).toEqual(['day1 sent']);
    expect(world.cameTo(gave('P-2'), 'broken-promise')).toEqual([]);
    const waits = whose(({ cases }) => cases.some(({ kind }) => kind === 'complaint'));
    expect([world.cameTo(waits, 'wait-update'), world.cameTo(waits, 'wait-apology')]).toEqual([['day0 sent'], ['day0 sent']]);
    expect(world.events).toEqual(expect.arrayContaining(['promise.due-soon', 'promise.broken', 'case.overdue']));
    expect(world.cameTo(faulty, 'repeat-fault')).toEqual(['day0 sent']);
    expect((await pane(faulty)).cases).toMatchObject([{ kind: 'repeat-fault', owner: 'head of care' }]);
  });

  it('surprise, levels, tone: a gift is taken off the budget, levels have shares, a hasty reader gets one line', async () => {
    expect(month).toMatchObject({ spent: 12, given: [{ customer: surprised, gift: 'A box of descaler' }] });
    expect(candidates.map(({ customer }) => customer.id)).not.toContain(surprised);
    expect((await ask('GET', 'programme/bonds')).moneyOnly).toBeGreaterThan(0);
    const [words] = world.words(salt, 'replenishment');
    expect(words).toBeDefined();
    expect(words).not.toContain('By our reckoning');
    expect(ofHeavy).toMatchObject([{ kind: 'let-down' }]);
  });

  it('measuring and classing: what to improve first stays open until measured again, classes are seen, the partner’s plan is looked at', async () => {
    const { results } = await ask('GET', `surveys/results?campaign=satisfaction-survey&from=${day(-60)}&to=${day(MONTH)}`);
    expect(results.factors[0]).toMatchObject({ factor: 'product', place: 'improve-first' });
    expect((await ask('GET', 'improvements')).items).toMatchObject([{ factor: 'product' }]);
    expect(usage).toMatchObject({ class: 'heavy', provisional: false });
    const { status } = await ask('GET', `customers/${heavy}/timeline`);
    expect(status).toMatchObject({ now: 'actual', changes: [{ from: 'potential', to: 'actual' }] });
    expect(world.cameTo(partner, 'plan-review')).toEqual(['day-7 sent']);
  });
});
