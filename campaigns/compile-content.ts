import mjml2html from 'mjml';
import type { CampaignClass } from '../domain/campaigns/campaign.ts';
import type { CampaignTexts } from '../domain/campaigns/campaign-texts.ts';
import type { Channel } from '../domain/customer.ts';
import type { ContentLocale } from '../domain/wording/greeting.ts';
import type { Content } from '../workflows/campaign-library.ts';
import { withBrandSlots } from './brand-places.ts';
import { emailMjml } from './email-mjml.ts';
import { emailText } from './email-text.ts';

export interface CompileSource {
  readonly class: CampaignClass;
  readonly texts: CampaignTexts;
  readonly step: string;
  readonly channel: Channel;
  readonly locale: ContentLocale;
}

/** What one step says on one channel in one language, set into the layout; undefined where nothing is written. MJML runs here alone. */
export async function compileContent(layout: string, source: CompileSource): Promise<Content | undefined> {
  const { texts, step, channel, locale } = source;
  if (channel === 'sms') {
    const text = texts.steps[step]?.sms;
    return text === undefined ? undefined : { channel, text };
  }
  const email = texts.steps[step]?.email;
  if (email === undefined) return undefined;
  const mail = { texts: email, why: texts.why, class: source.class, locale };
  const { html } = await mjml2html(emailMjml(layout, mail), { validationLevel: 'strict', keepComments: false, fonts: {} });
  return {
    channel,
    subject: email.subject,
    preheader: email.preheader,
    html: withBrandSlots(tighten(html)),
    text: emailText(mail),
  };
}

/** Indentation goes; a line's end stays, because it may part two words. */
const tighten = (html: string): string =>
  html
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
