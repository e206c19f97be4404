import type { Contact } from '../domain/contact.ts';
import type { Channel, Customer } from '../domain/customer.ts';
import type { Company } from '../domain/settings.ts';
import { type Language, longDate } from './language.ts';
import { Layout } from './layout.tsx';
import type { PageTexts } from './texts.ts';

interface PreferencesFormProps {
  readonly texts: PageTexts;
  readonly language: Language;
  readonly company: Company;
  readonly customer: Customer;
  readonly contact: Contact;
  /** Campaign ids. */
  readonly topics: readonly string[];
  readonly today: string;
  /** What is said above the form, after a save. */
  readonly said: readonly string[];
  /** Whole hours at which the company may write; fewer than three: no choice. */
  readonly openHours: readonly string[];
  readonly myData: string;
  /** What is agreed to, in the company's own words or ours. */
  readonly agreedTo: string;
}

export function PreferencesForm({
  texts,
  language,
  company,
  customer,
  contact,
  topics,
  today,
  said,
  openHours,
  myData,
  agreedTo,
}: PreferencesFormProps) {
  const t = texts.preferences;
  const without = contact.withoutCampaigns ?? [];
  const pausedUntil = contact.pausedUntil !== undefined && contact.pausedUntil >= today ? contact.pausedUntil : undefined;
  return (
    <Layout texts={texts} company={company} title={t.title}>
      <h1>{t.title}</h1>
      <p>{t.intro(company.name)}</p>
      {said.map((line) => (
        <p key={line} class="said" role="status">
          {line}
        </p>
      ))}
      <form method="post">
        <input type="hidden" name="form" value="preferences" />
        <fieldset>
          <legend>{t.channels}</legend>
          <p class="hint">{agreedTo}</p>
          {customer.email === undefined && customer.phone === undefined && <p>{t.noChannel}</p>}
          <ChannelBox texts={texts} channel="email" label={t.email} address={maskedEmail(customer.email)} contact={contact} />
          <ChannelBox texts={texts} channel="sms" label={t.sms} address={maskedPhone(customer.phone)} contact={contact} />
        </fieldset>
        <fieldset>
          <legend>{t.pace}</legend>
          <Box
            name="pause"
            label={t.pause}
            help={pausedUntil && t.paused(longDate(language, pausedUntil))}
            checked={pausedUntil !== undefined}
          />
          <Box name="less" label={t.lessOften} help={t.lessOftenHelp} checked={contact.lessOften === true} />
        </fieldset>
        {topics.length > 0 && (
          <fieldset>
            <legend>{t.topics}</legend>
            <p class="hint">{t.topicsHelp}</p>
            {topics.map((id) => (
              <>
                <input type="hidden" name="shown" value={`topic:${id}`} />
                <Box name="topic" value={id} label={texts.topics[id] ?? id.replaceAll('-', ' ')} checked={!without.includes(id)} />
              </>
            ))}
          </fieldset>
        )}
        {openHours.length > 2 && <Hours texts={texts} hours={openHours} contact={contact} />}
        <div>
          <label class="label" for="language">
            {t.language}
          </label>
          <select id="language" name="language">
            <option value="en" lang="en" selected={language === 'en'}>
              English
            </option>
            <option value="zh" lang="zh-Hans" selected={language === 'zh'}>
              简体中文
            </option>
          </select>
        </div>
        <button type="submit">{t.save}</button>
      </form>
      <p class="quiet after">{t.always}</p>
      <p class="after">
        <a href={myData}>{t.myData}</a>
      </p>
    </Layout>
  );
}

/** Within the company's own hours: a person's may be shorter, never longer. The last hour ends the day. */
function Hours({ texts, hours, contact }: { readonly texts: PageTexts; readonly hours: readonly string[]; readonly contact: Contact }) {
  const t = texts.preferences;
  const { quietHours } = contact;
  const chosen = { after: quietHours?.to ?? hours[0], before: quietHours?.from ?? hours.at(-1) };
  return (
    <fieldset>
      <legend>{t.hours}</legend>
      <p class="hint">{t.hoursHelp}</p>
      <div class="hours">
        <Hour name="notBefore" label={t.notBefore} hours={hours.slice(0, -1)} chosen={chosen.after} />
        <Hour name="notAfter" label={t.notAfter} hours={hours.slice(1)} chosen={chosen.before} />
      </div>
    </fieldset>
  );
}

interface HourProps {
  readonly name: string;
  readonly label: string;
  readonly hours: readonly string[];
  readonly chosen: string | undefined;
}

const Hour = ({ name, label, hours, chosen }: HourProps) => (
  <div>
    <label class="label" for={name}>
      {label}
    </label>
    <select id={name} name={name}>
      {hours.map((hour) => (
        <option key={hour} value={hour} selected={hour === chosen}>
          {hour}
        </option>
      ))}
    </select>
  </div>
);

interface BoxProps {
  readonly name: string;
  readonly value?: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly checked: boolean;
}

function Box({ name, value = 'on', label, help, checked }: BoxProps) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <span>
        {label}
        {help !== undefined && <small>{help}</small>}
      </span>
    </label>
  );
}

interface ChannelBoxProps {
  readonly texts: PageTexts;
  readonly channel: Channel;
  readonly label: string;
  readonly address: string | undefined;
  readonly contact: Contact;
}

/** Nothing where there is no such address. */
function ChannelBox({ texts, channel, label, address, contact }: ChannelBoxProps) {
  if (address === undefined) return null;
  const { consent, suppressed } = contact[channel];
  return (
    <>
      <input type="hidden" name="shown" value={channel} />
      <Box
        name={channel}
        label={label}
        help={suppressed === undefined ? address : `${address}. ${texts.preferences.bounced}`}
        checked={consent === 'yes'}
      />
    </>
  );
}

/** Enough to know one's own address by; a link may have been passed on. */
const maskedEmail = (email: string | undefined): string | undefined => email?.replace(/^(.).*@/u, '$1•••@');
const maskedPhone = (phone: string | undefined): string | undefined => (phone === undefined ? undefined : `•••${phone.slice(-3)}`);
