import { type Context, Hono } from 'hono';
import { addDays } from '../domain/calendar/calendar-date.ts';
import type { QuietHours } from '../domain/calendar/quiet-hours.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import type { ConsentChange } from '../domain/consent/consent-change.ts';
import { wordingOf } from '../domain/consent/consent-ledger.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { askFor } from '../workflows/ask-for.ts';
import { raiseConsent } from '../workflows/raise-consent.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { type Language, languageOf, languages, textsIn } from './language.ts';
import { PreferencesForm } from './preferences-form.tsx';
import { readForm } from './read-form.ts';
import type { PageServices } from './services.ts';
import type { PageTexts } from './texts.ts';

const PAUSE_DAYS = 30;

type Form = Readonly<Record<string, readonly string[]>>;

/** `/p/preferences/<token>`: the one place where a person may raise a consent again. */
export function preferencePages(services: PageServices): Hono {
  const app = new Hono();

  async function show(c: Context, customer: string, saved?: Saved) {
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
      .filter((campaign) => campaign.class === 'marketing' && (campaign.live || texts.topics[campaign.id] !== undefined))
      .map(({ id }) => id);
    const today = localDate(services.clock.now(), state.customer.timeZone);
    const agreedTo = settings.consent.wording[language] ?? texts.preferences.channelsHelp;
    const view = { agreedTo, texts, language, company: settings.company, customer: state.customer, contact, topics, today };
    const said = saved === undefined ? [] : wordsAfter(saved, texts);
    const openHours = openHoursOf(settings.quietHours);
    return c.html(<PreferencesForm {...view} said={said} openHours={openHours} myData={services.myDataLink(customer)} />);
  }

  app.get('/:token', async (c) => {
    const verified = await services.tokens.read(c.req.param('token'), 'preferences');
    return 'fault' in verified ? refuseLink(c, services, verified.fault, 'expired') : show(c, verified.ok.customer);
  });

  app.post('/:token', async (c) => {
    const verified = await services.tokens.read(c.req.param('token'), 'preferences');
    if ('fault' in verified) return refuseLink(c, services, verified.fault, 'expired');
    const id = verified.ok.customer;
    const state = await services.states.load(id, { consistent: true });
    if (state === undefined) return faultPage(c, services, 'gone', 410);
    const form = await readForm(c);
    const saved: Saved = { confirmation: 'none', hours: 'taken' };
    if (form.form?.[0] === 'preferences') {
      const today = localDate(services.clock.now(), state.customer.timeZone);
      const { company, consent, quietHours } = await services.library.settings();
      const contact = await services.gates.read(id);
      const { email, sms, ...rest } = choiceIn(form, contact, addDays(today, PAUSE_DAYS), today);
      const hours = ownHoursIn(form, openHoursOf(quietHours));
      const raised = channels.filter((channel) => ({ email, sms })[channel] === 'yes' && contact[channel].consent !== 'yes');
      const confirmed = consent.doubleOptIn ? [] : raised;
      const lowered = Object.fromEntries(
        channels.flatMap((channel) => ({ email, sms })[channel] === 'withdrawn' ? [[channel, 'withdrawn']] : []),
      );
      const change = { ...rest, ...lowered, quietHours: hours === 'too-short' ? undefined : hours };
      const language = languageOf(state.customer.locale ?? company.locale);
      const origin = {
        source: 'preference-page',
        by: 'customer',
        wording: shownWords(language, company.name, consent.wording[language]),
      } as const;
      await raiseConsent(services, id, confirmed, origin, change);
      if (hours === 'too-short') saved.hours = 'too-short';
      if (consent.doubleOptIn && raised.length > 0) saved.confirmation = await askFor(services, state.customer, 'opt-in', raised);
      await changeLanguage(state.customer, form.language?.[0]);
    }
    return show(c, id, saved);
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

interface Saved {
  confirmation: 'none' | 'asked' | 'nobody';
  hours: 'taken' | 'too-short';
}

const channels = ['email', 'sms'] as const;

/** What the person had before its eyes when it chose. */
function shownWords(language: Language, company: string, own: string | undefined): string {
  const { intro, channels: may, channelsHelp, email, sms, always } = textsIn(language).preferences;
  return wordingOf('preferences/2', language, [intro(company), may, own ?? channelsHelp, email, sms, always]);
}

function wordsAfter({ confirmation, hours }: Saved, { preferences: t }: PageTexts): readonly string[] {
  return [
    hours === 'too-short' ? t.hoursWrong : t.saved,
    ...(confirmation === 'asked' ? [t.confirm] : confirmation === 'nobody' ? [t.askUs] : []),
  ];
}

/** The whole hours of the day outside the company's quiet hours, the end included; none where they do not lie over midnight. */
function openHoursOf({ from, to }: QuietHours): readonly string[] {
  if (from <= to) return [];
  return Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`).filter((hour) => to <= hour && hour <= from);
}

/** undefined: not asked, or no such hours. null: all of the company's. */
function ownHoursIn(form: Form, hours: readonly string[]): QuietHours | null | undefined | 'too-short' {
  const [notBefore, notAfter] = [form.notBefore?.[0] ?? '', form.notAfter?.[0] ?? ''];
  const [first, last] = [hours.indexOf(notBefore), hours.indexOf(notAfter)];
  if (first === -1 || last === -1) return undefined;
  if (last - first < 2) return 'too-short';
  return first === 0 && last === hours.length - 1 ? null : { from: notAfter, to: notBefore };
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
