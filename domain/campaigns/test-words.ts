import type { Channel } from '../customer.ts';
import type { ContentLocale } from '../wording/greeting.ts';

interface Words {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const mark: Readonly<Record<ContentLocale, string>> = { en: '[Test] ', zh: '【测试】' };

/** The same message, said to be a test where it is seen first. */
export function asTest(channel: Channel, locale: ContentLocale, { subject, html, text }: Words): Words {
  return channel === 'sms' ? { subject, html, text: `${mark[locale]}${text}` } : { subject: `${mark[locale]}${subject}`, html, text };
}
