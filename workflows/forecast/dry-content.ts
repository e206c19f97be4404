import type { CampaignPlan } from '../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import { readSpoken, textsOfVariant } from '../../domain/campaigns/variant-texts.ts';
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

  function make(spoken: string, channel: Channel, locale: ContentLocale): Promise<Content | undefined> {
    const written = texts[locale];
    if (written === undefined) return Promise.resolve(undefined);
    const id = `${spoken}/${channel}/${locale}`;
    // A text that cannot be made is told to its author elsewhere: here nothing would go out of it.
    const { step, variant } = readSpoken(spoken);
    const said = { class: plan.class, texts: textsOfVariant(written, step, variant), step, channel, locale };
    const making = made.get(id) ?? compiler.compile(said).catch(() => undefined);
    made.set(id, making);
    return making;
  }

  return async (spoken: string, channel: Channel, language: string): Promise<Found | undefined> => {
    const own = pickLocale(language, 'en');
    for (const locale of own === 'en' ? (['en'] as const) : ([own, 'en'] as const)) {
      const content = await make(spoken, channel, locale);
      if (content !== undefined) return { locale, content };
    }
    return undefined;
  };
}
