import { type Context, Hono } from 'hono';
import { addDays } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import type { ConsentChange } from '../domain/consent/consent-change.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { changeConsent } from '../workflows/change-consent.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { type Language, languageOf, languages, textsIn } from './language.ts';
import { PreferencesForm } from './preferences-form.tsx';
import { readForm } from './read-form.ts';
import type { PageServices } from './services.ts';

const PAUSE_DAYS = 30;

type Form = Readonly<Record<string, readonly string[]>>;

/** `/p/preferences/<token>`: the one place where a person may raise a consent again. */
export function preferencePages(services: PageServices): Hono {
  const app = new Hono();

  async function show(c: Context, customer: string, saved: boolean) {
    const [state, contact, settings, campaigns] = await Promise.all([
      services.states.load(customer, { consistent: true }),
      services.gates.read(customer),
      services.library.settings(),
      services.library.campaigns(),
    ]);
    if (state === undefined || contact.erased === true) return faultPage(c, services, 'gone', 410);
    const language = languageOf(state.customer.locale ?? settings.company.locale);
    const texts = textsIn(language);
    const topics = campaigns
      .filter((campaign) => campaign.class === 'marketing' && texts.topics[campaign.id] !== undefined)
      .map(({ id }) => id);
    const today = localDate(services.clock.now(), state.customer.timeZone);
    const view = { texts, language, company: settings.company, customer: state.customer, contact, topics, today, saved };
    return c.html(<PreferencesForm {...view} />);
  }

  app.get('/:token', (c) => {
    const verified = services.tokens.read(c.req.param('token'), 'preferences');
    return 'fault' in verified ? refuseLink(c, services, verified.fault, 'expired') : show(c, verified.ok.customer, false);
  });

  app.post('/:token', async (c) => {
    const verified = services.tokens.read(c.req.param('token'), 'preferences');
    if ('fault' in verified) return refuseLink(c, services, verified.fault, 'expired');
    const id = verified.ok.customer;
    const state = await services.states.load(id, { consistent: true });
    if (state === undefined) return faultPage(c, services, 'gone', 410);
    const form = await readForm(c);
    if (form.form?.[0] === 'preferences') {
      const today = localDate(services.clock.now(), state.customer.timeZone);
      const choice = choiceIn(form, await services.gates.read(id), addDays(today, PAUSE_DAYS), today);
      await changeConsent(services, id, choice, { source: 'preference-page', by: 'customer', wording: 'preferences/1' });
      await changeLanguage(state.customer, form.language?.[0]);
    }
    return show(c, id, true);
  });

  /** Written only where it is another language than the one in use; a lost race is left to the next save. */
  async function changeLanguage(customer: Customer, chosen: string | undefined): Promise<void> {
    const language: Language | undefined = languages.find((known) => known === chosen);
    if (language === undefined || language === languageOf(customer.locale)) return;
    const [stored] = await services.records.read([{ customer: customer.id, type: 'PROFILE', id: customer.id }]);
    if (stored?.record.type !== 'PROFILE') return;
    const body = { ...stored.record.body, locale: language === 'zh' ? 'zh-CN' : 'en' };
    await services.records.write([{ customer: customer.id, record: { type: 'PROFILE', body }, expectedRev: stored.rev }], 'live');
  }

  return app;
}

/**
 * What the form says. A box that was not shown changes nothing (`shown` names those that were); an unticked one withdraws only
 * what had been given.
 */
function choiceIn(form: Form, contact: Contact, pauseEnd: string, today: string): ConsentChange {
  const shown = form.shown ?? [];
  const ticked = (name: string) => form[name]?.[0] === 'on';
  const channel = (name: 'email' | 'sms') => {
    if (!shown.includes(name)) return undefined;
    return ticked(name) ? 'yes' : contact[name].consent === 'yes' ? 'withdrawn' : undefined;
  };
  const paused = contact.pausedUntil !== undefined && contact.pausedUntil >= today;
  const wanted = form.topic ?? [];
  const asked = shown.filter((name) => name.startsWith('topic:')).map((name) => name.slice('topic:'.length));
  const others = (contact.withoutCampaigns ?? []).filter((id) => !asked.includes(id));
  return {
    email: channel('email'),
    sms: channel('sms'),
    pausedUntil: ticked('pause') ? (paused ? undefined : pauseEnd) : null,
    lessOften: ticked('less'),
    withoutCampaigns: [...others, ...asked.filter((id) => !wanted.includes(id))],
  };
}
