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
  readonly saved: boolean;
}

export function PreferencesForm({ texts, language, company, customer, contact, topics, today, saved }: PreferencesFormProps) {
  const t = texts.preferences;
  const without = contact.withoutCampaigns ?? [];
  const pausedUntil = contact.pausedUntil !== undefined && contact.pausedUntil >= today ? contact.pausedUntil : undefined;
  return (
    <Layout texts={texts} company={company} title={t.title}>
      <h1>{t.title}</h1>
      <p>{t.intro(company.name)}</p>
      {saved && (
        <p class="said" role="status">
          {t.saved}
        </p>
      )}
      <form method="post">
        <input type="hidden" name="form" value="preferences" />
        <fieldset>
          <legend>{t.channels}</legend>
          <p class="hint">{t.channelsHelp}</p>
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
                <Box name="topic" value={id} label={texts.topics[id] ?? id} checked={!without.includes(id)} />
              </>
            ))}
          </fieldset>
        )}
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
    </Layout>
  );
}

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
