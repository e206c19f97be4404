import type { CampaignClass } from '../domain/campaigns/campaign.ts';
import type { ContentLocale } from '../domain/wording/greeting.ts';

/** What stands around every mail of one language. Liquid, and HTML where it says so. */
export interface LayoutTexts {
  readonly lang: string;
  readonly farewell: readonly string[];
  readonly person: { readonly html: string; readonly text: string };
  /** Liquid: how long a product has been with its owner. */
  readonly age: (product: string) => string;
  readonly unsubscribe: string;
  readonly preferences: string;
  readonly myData: string;
  /** Between a label and its value in a text part. */
  readonly colon: string;
  /** CSS: the size of a line, and how headings look. */
  readonly leading: string;
  readonly headingFont: string;
  readonly headingWeight: string;
  readonly headingSpacing: string;
}

const phone = `<a style="white-space:nowrap" href="tel:{{ company.phone | remove: ' ' }}">{{ company.phone }}</a>`;
const mail = '<a href="mailto:{{ company.replyTo }}">{{ company.replyTo }}</a>';

/** One stack for both scripts: the reader's own system letters. */
export const font = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

export const layoutTexts: Readonly<Record<ContentLocale, LayoutTexts>> = {
  en: {
    lang: 'en',
    farewell: ['With kind regards,', '{% if owner %}{{ owner.name }}, {{ company.name }}{% else %}your {{ company.name }} team{% endif %}'],
    person: {
      html: `<strong>A person is here for you.</strong> Just reply to this email, write to ${mail}, or call ${phone} ({{ company.staffedHours }}).`,
      text: 'A person is here for you. Just reply to this email, write to {{ company.replyTo }}, or call {{ company.phone }} ({{ company.staffedHours }}).',
    },
    age: (product) => `{{ ${product}.years }} {% if ${product}.years == 1 %}year{% else %}years{% endif %} with you`,
    unsubscribe: 'Unsubscribe',
    preferences: 'Choose what you hear from us',
    myData: 'Your data',
    colon: ': ',
    leading: '1.6',
    headingFont: "Georgia, 'Times New Roman', serif",
    headingWeight: '400',
    headingSpacing: '-0.3px',
  },
  zh: {
    lang: 'zh-Hans',
    farewell: ['此致', '{{ company.name }} {% if owner %}{{ owner.name }}{% else %}客户关怀团队{% endif %}'],
    person: {
      html: `<strong>有专人为您服务。</strong>直接回复本邮件、写信至 ${mail}，或致电 ${phone}（{{ company.staffedHours }}）。`,
      text: '有专人为您服务。直接回复本邮件、写信至 {{ company.replyTo }}，或致电 {{ company.phone }}（{{ company.staffedHours }}）。',
    },
    age: (product) => `已陪伴您{{ ${product}.years }}年`,
    unsubscribe: '退订',
    preferences: '选择想收到的内容',
    myData: '我的资料',
    colon: '：',
    leading: '1.8',
    headingFont: font,
    headingWeight: '600',
    headingSpacing: '0',
  },
};

/** The footer's links, as slot of `links` and words: leaving and choosing where there is something to leave, one's own data everywhere. */
export const choicesFor = (campaignClass: CampaignClass, { unsubscribe, preferences, myData }: LayoutTexts) =>
  [
    ...(campaignClass === 'marketing'
      ? ([
          ['unsubscribe', unsubscribe],
          ['preferences', preferences],
        ] as const)
      : []),
    ['myData', myData] as const,
  ] as const;
