import type { Company } from '../settings.ts';
import { pickLocale } from './greeting.ts';

/** What a visit is called in a calendar. */
export function visitWording(locale: string, { name, phone }: Company): { readonly title: string; readonly description: string } {
  switch (pickLocale(locale, 'en')) {
    case 'en':
      return {
        title: `Check-up by ${name}`,
        description: `A technician comes to your home and looks at every appliance of ours, free of charge. Questions: ${phone}`,
      };
    case 'zh':
      return { title: `${name}上门检测`, description: `工程师上门检测您家中所有的本品牌家电，完全免费。咨询电话：${phone}` };
  }
}
