import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { CampaignLibrary, Content } from '../../workflows/campaign-library.ts';
import type { Clock } from '../../workflows/clock.ts';
import { dynamoCampaignStore } from './campaign-store.ts';
import { contentKey, readContent } from './items/campaign-item.ts';
import type { Table } from './table.ts';

/** How fast a pause, an edit or a new text takes hold. */
const FRESH = 5_000;

/** Campaigns and settings are kept for 5 seconds, contents for ever: a version's never change. */
export function dynamoCampaignLibrary(table: Table, clock: Clock): CampaignLibrary {
  const store = dynamoCampaignStore(table);
  const campaigns = keptFor(FRESH, clock, store.campaigns);
  const engine = keptFor(FRESH, clock, store.engine);
  const contents = new Map<string, () => Promise<Content | undefined>>();

  return {
    campaigns,
    settings: async () => (await engine()).settings,
    marketingPaused: async () => (await engine()).marketingPaused,

    async content(campaign, version, step, channel, locale) {
      const id = JSON.stringify([campaign, version, step, channel, locale]);
      let read = contents.get(id);
      if (read === undefined) {
        const keys = languagesFor(locale).map((language) => contentKey({ campaign, version, step, locale: language }, channel));
        read = keptFor(FRESH, clock, async () => {
          const found = new Map((await table.getMany(keys)).map((item) => [item.sk, item]));
          const item = keys.map(({ sk }) => found.get(sk)).find((one) => one !== undefined);
          if (item === undefined) return undefined;
          const content = readContent(item);
          contents.set(id, () => Promise.resolve(content));
          return content;
        });
        contents.set(id, read);
      }
      return await read();
    },
  };
}

/** One reading at a time; a reading that failed is not kept. */
function keptFor<T>(milliseconds: number, clock: Clock, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly at: Instant } | undefined;
  return () => {
    const now = clock.now();
    if (kept === undefined || now - kept.at >= milliseconds || now < kept.at) {
      const reading = { value: read(), at: now };
      kept = reading;
      reading.value.catch(() => {
        if (kept === reading) kept = undefined;
      });
    }
    return kept.value;
  };
}

const FALLBACK = 'en';

/** `zh-CN` → zh-CN, zh-Hans-CN, zh-Hans, zh, en: the nearest first (RFC 4647 lookup, with the likely script). */
export function languagesFor(locale: string): readonly string[] {
  try {
    const { language, script, region } = new Intl.Locale(locale).maximize();
    return [
      ...new Set([locale, `${language}-${script}-${region}`, `${language}-${script}`, `${language}-${region}`, `${language}`, FALLBACK]),
    ];
  } catch {
    return [FALLBACK];
  }
}
