/** Languages that the starter campaigns are written in. */
export const contentLocales = ['en', 'zh'] as const;
export type ContentLocale = (typeof contentLocales)[number];

/** Longer ones are no names. */
const LONGEST_NAME = 60;

/** Every kind of Chinese gets Chinese, any other language English; without a language, the fallback decides. */
export function pickLocale(locale: string | undefined, fallback: string): ContentLocale {
  return /^zh\b/i.test(locale?.trim() || fallback.trim()) ? 'zh' : 'en';
}

/** How a message begins: by name where there is one that reads as a name. */
export function greeting(customerName: string | undefined, locale: ContentLocale): string {
  const name = (customerName ?? '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const named = name !== '' && name.length <= LONGEST_NAME;
  switch (locale) {
    case 'en':
      return named ? `Dear ${name},` : 'Hello,';
    case 'zh':
      return named ? `${name}，您好！` : '您好！';
  }
}

const tierNames: Readonly<Record<ContentLocale, Readonly<Record<string, string>>>> = {
  en: { diamond: 'Diamond', platinum: 'Platinum', gold: 'Gold', ordinary: 'Classic' },
  zh: { diamond: '钻石', platinum: '铂金', gold: '黄金', ordinary: '普通' },
};

/** A tier's name as customers read it; a company's own tier is called by its id. */
export function tierName(id: string, locale: ContentLocale): string {
  const own = tierNames[locale];
  return (Object.hasOwn(own, id) ? own[id] : undefined) ?? id.charAt(0).toUpperCase() + id.slice(1);
}
