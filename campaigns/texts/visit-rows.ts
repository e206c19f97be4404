import type { Block } from '../campaign-texts.ts';

/** When the visit is, by the company's clock, and by the customer's where that says something else. */
export const visitEn: Block = {
  rows: [
    ['Day', '{{ visit.date | weekday_date }}'],
    ['Time', '{{ visit.from }} to {{ visit.to }}{% if visit.here %} ({{ visit.zone | zone_name }}){% endif %}'],
    ['Where you are', '{{ visit.here.date | long_date }}, {{ visit.here.from }} ({{ visit.here.zone | zone_name }})', 'visit.here'],
  ],
};

export const visitZh: Block = {
  rows: [
    ['日期', '{{ visit.date | weekday_date }}'],
    ['时间', '{{ visit.from }}至{{ visit.to }}{% if visit.here %}（{{ visit.zone | zone_name }}）{% endif %}'],
    ['您当地的时间', '{{ visit.here.date | long_date }} {{ visit.here.from }}（{{ visit.here.zone | zone_name }}）', 'visit.here'],
  ],
};

export const visitInWordsEn =
  '{{ visit.date | long_date }}, {{ visit.from }}{% if visit.here %} {{ visit.zone | zone_name }} ({{ visit.here.from }} where you are){% endif %}';

export const visitInWordsZh =
  '{{ visit.date | long_date }}{{ visit.from }}{% if visit.here %}（{{ visit.zone | zone_name }}，您当地{{ visit.here.from }}）{% endif %}';
