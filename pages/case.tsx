import { type Context, Hono } from 'hono';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { branchOf, calendarOf } from '../domain/cases/branch-calendar.ts';
import { type CallSlot, callSlots } from '../domain/cases/call-slots.ts';
import { type Case, isOpen, isOverdue } from '../domain/cases/case.ts';
import { answerOnCase } from '../domain/cases/case-moves.ts';
import { type CaseStep, caseTimeline } from '../domain/cases/case-timeline.ts';
import type { Asset, Customer } from '../domain/customer.ts';
import { productName } from '../domain/rules/asset-rules.ts';
import type { Settings } from '../domain/settings.ts';
import { changeCase } from '../workflows/cases/change-case.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { type Language, languageOf, longDate, momentIn, textsIn, weekdayDate } from './language.ts';
import { Layout } from './layout.tsx';
import { readForm } from './read-form.ts';
import type { PageServices } from './services.ts';

const SLOTS = 6;
const TRIES = 3;

interface View {
  readonly customer: Customer;
  readonly case: Case;
  readonly asset: Asset | undefined;
  readonly settings: Settings;
  readonly slots: readonly CallSlot[];
}

/** `/p/case/<token>`: care 23, each step with its time, who has the case, and a time for a call; POST notes the time. */
export function casePages(services: PageServices): Hono {
  const app = new Hono();
  const { clock, library, states, tokens } = services;

  async function viewOf(c: Context): Promise<View | Response> {
    const verified = await tokens.read(c.req.param('token') ?? '', 'case');
    if ('fault' in verified) return await refuseLink(c, services, verified.fault, 'expired');
    const [state, settings] = await Promise.all([states.load(verified.ok.customer, { consistent: true }), library.settings()]);
    if (state === undefined) return await faultPage(c, services, 'gone', 410);
    const found = state.cases.find(({ id }) => id === verified.ok.subject);
    if (found === undefined) return await faultPage(c, services, 'over', 410);
    const slots = callSlots(clock.now(), calendarOf(settings, branchOf(state.customer)), SLOTS);
    return { customer: state.customer, case: found, asset: state.assets.find(({ id }) => id === found.asset), settings, slots };
  }

  const page = (c: Context, view: View, said: CallSlot | 'choose' | undefined) =>
    c.html(<CasePage view={view} said={said} now={clock.now()} />, said === 'choose' ? 400 : 200);

  app.get('/:token', async (c) => {
    const view = await viewOf(c);
    return view instanceof Response ? view : page(c, view, undefined);
  });

  app.post('/:token', async (c) => {
    const [chosen] = (await readForm(c))['slot'] ?? [];
    for (let left = TRIES; left > 0; left -= 1) {
      const view = await viewOf(c);
      if (view instanceof Response) return view;
      const slot = view.slots.find(({ from }) => String(from) === chosen);
      if (slot === undefined) return page(c, view, 'choose');
      const { customer } = view;
      const [stored] = await services.records.read([{ customer: customer.id, type: 'CASE', id: view.case.id }]);
      const place = { customer: customer.id, id: view.case.id, rev: stored?.rev ?? 0, by: 'customer' };
      const wish = wishOf(slot, view.settings.company.timeZone);
      const change = await changeCase(services, place, (one, act) => (isOpen(one) ? answerOnCase(one, act, wish) : undefined));
      if (change.kind === 'changed') return page(c, { ...view, case: change.case }, slot);
      if (change.kind === 'conflict' && !isOpen(change.case)) return page(c, { ...view, case: change.case }, undefined);
    }
    return faultPage(c, services, 'broken', 500);
  });

  return app;
}

/** Read by staff and customer, in whatever language: by the company's clock, which it names. */
function wishOf({ from, to }: CallSlot, zone: string): string {
  const time = (at: number) => momentIn('en', zone, at, { timeStyle: 'short' });
  return `☎ ${localDate(from, zone)} ${time(from)}–${time(to)} (${zone})`;
}

function slotInWords(language: Language, zone: string, { from, to }: CallSlot): string {
  const time = (at: number) => momentIn(language, zone, at, { timeStyle: 'short' });
  return `${weekdayDate(language, localDate(from, zone))}${language === 'zh' ? ' ' : ', '}${time(from)}–${time(to)}`;
}

function CasePage({ view, said, now }: { readonly view: View; readonly said: CallSlot | 'choose' | undefined; readonly now: number }) {
  const { customer, case: one, asset, settings, slots } = view;
  const { company, cases } = settings;
  const language = languageOf(customer.locale ?? company.locale);
  const texts = textsIn(language);
  const t = texts.cases;
  const open = isOpen(one);
  const title = open ? t.title : t.titleClosed;
  // The team's own name is the company's word for itself; whoever was named is named.
  const owner = one.owner === undefined || one.owner === cases.owner ? t.team : one.owner;
  const when = (at: number) => momentIn(language, customer.timeZone, at, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <Layout texts={texts} company={company} title={title}>
      <h1>{title}</h1>
      {typeof said === 'object' && <p class="said">{t.called(slotInWords(language, customer.timeZone, said))}</p>}
      {open ? <p>{t.open(owner)}</p> : <p>{t.closed(longDate(language, one.closedOn ?? ''))}</p>}
      {open && one.due !== undefined && <p>{isOverdue(one, now) ? t.overdue : t.due(when(one.due))}</p>}
      {asset !== undefined && (
        <dl class="terms">
          <dt>{t.product}</dt>
          <dd>{productName(asset)}</dd>
        </dl>
      )}
      <Steps steps={caseTimeline(one, now)} title={t.steps} t={t} when={when} team={cases.owner} />
      {open && slots.length > 0 && said === undefined && <CallForm view={view} language={language} owner={owner} />}
      {said === 'choose' && (
        <>
          <p class="wrong" role="alert">
            {t.choose}
          </p>
          <CallForm view={view} language={language} owner={owner} />
        </>
      )}
      <div class="buttons">
        <a class="button second" href={`mailto:${company.replyTo}?subject=${encodeURIComponent(t.subject(one.id))}`}>
          {t.write}
        </a>
      </div>
    </Layout>
  );
}

interface StepsProps {
  readonly steps: readonly CaseStep[];
  readonly title: string;
  readonly t: ReturnType<typeof textsIn>['cases'];
  readonly when: (at: number) => string;
  readonly team: string;
}

function Steps({ steps, title, t, when, team }: StepsProps) {
  if (steps.length === 0) return null;
  return (
    <section class="products">
      <h2>{title}</h2>
      <ul>
        {steps.map(({ at, did, mine, owner, text, skewed }) => (
          <li key={`${at} ${did}`}>
            {t.did[did]}
            {owner !== undefined && ` · ${t.nowWith(owner === team ? t.team : owner)}`}
            <small>{[when(at), ...(mine ? [t.mine] : []), ...(skewed ? [t.skewed] : [])].join(' · ')}</small>
            {text !== undefined && <small>{text}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CallForm({ view, language, owner }: { readonly view: View; readonly language: Language; readonly owner: string }) {
  const t = textsIn(language).cases;
  return (
    <form method="post">
      <fieldset>
        <legend>{t.callTitle}</legend>
        <p class="hint">{t.callHelp(owner)}</p>
        {view.slots.map((slot) => (
          <label class="choice" key={slot.from}>
            <input type="radio" name="slot" value={String(slot.from)} />
            <span>{slotInWords(language, view.customer.timeZone, slot)}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{t.call}</button>
    </form>
  );
}
