import type { CampaignPlan } from '../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import type { Channel } from '../../domain/customer.ts';
import { type ContentLocale, pickLocale } from '../../domain/wording/greeting.ts';
import type { Content } from '../campaign-library.ts';
import type { ContentCompiler } from '../campaigns/content-compiler.ts';

interface Found {
  readonly locale: ContentLocale;
  readonly content: Content;
}

/** The content of a draft as the library would give it once it is let go: the customer's language, else English. Each is made once. */
export function dryContent(compiler: ContentCompiler, { plan, texts }: { readonly plan: CampaignPlan; readonly texts: WrittenTexts }) {
  const made = new Map<string, Promise<Content | undefined>>();

  function make(step: string, channel: Channel, locale: ContentLocale): Promise<Content | undefined> {
    const written = texts[locale];
    if (written === undefined) return Promise.resolve(undefined);
    const id = `${step}/${channel}/${locale}`;
    // A text that cannot be made is told to its author elsewhere: here nothing would go out of it.
    const making = made.get(id) ?? compiler.compile({ class: plan.class, texts: written, step, channel, locale }).catch(() => undefined);
    made.set(id, making);
    return making;
  }

  return async (step: string, channel: Channel, language: string): Promise<Found | undefined> => {
    const own = pickLocale(language, 'en');
    for (const locale of own === 'en' ? (['en'] as const) : ([own, 'en'] as const)) {
      const content = await make(step, channel, locale);
      if (content !== undefined) return { locale, content };
    }
    return undefined;
  };
}
