import { english, type PageTexts } from './texts.ts';
import { chinese } from './texts-zh.ts';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The language of a BCP 47 tag, as far as we speak it; English else. */
export const languageOf = (tag: string | undefined): Language => (tag !== undefined && /^zh\b/i.test(tag) ? 'zh' : 'en');

/** For a stranger: the first language of the browser that we speak. */
export function languageOfHeader(acceptLanguage: string | undefined): Language {
  const tags = (acceptLanguage ?? '').slice(0, 500).split(',');
  const first = tags.map((tag) => /^\s*(en|zh)\b/i.exec(tag)?.[1]).find((tag) => tag !== undefined);
  return languageOf(first);
}

export function textsIn(language: Language): PageTexts {
  switch (language) {
    case 'en':
      return english;
    case 'zh':
      return chinese;
  }
}

/** A calendar date as people of that language write it. */
export function longDate(language: Language, date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, day));
}

const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** A moment by the clock of a zone. */
export const momentIn = (
  language: Language,
  timeZone: string,
  at: number,
  how: Readonly<Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>>,
): string => new Intl.DateTimeFormat(tagOf(language), { ...how, timeZone }).format(at);

/** The same with its day of the week. */
export const weekdayDate = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'full', timeZone: 'UTC' }).format(noonOf(date));

/** `Thu`, `周四`. */
export const shortWeekday = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(tagOf(language), { weekday: 'short', timeZone: 'UTC' }).format(noonOf(date));
