import type { SeededRandom } from './seeded-random.ts';

type List = readonly [string, ...string[]];

/** Where invented people live, and what they are called there. */
export interface Place {
  readonly zone: string;
  readonly country: string;
  readonly locale: string;
  readonly share: number;
  readonly given: List;
  readonly family: List;
  readonly familyFirst?: boolean;
}

const english = {
  given: [
    'Ada',
    'Amelia',
    'Arthur',
    'Clara',
    'Edith',
    'Florence',
    'George',
    'Grace',
    'Harry',
    'Isla',
    'Jack',
    'Maya',
    'Noah',
    'Olive',
    'Rosa',
    'Theo',
  ],
  family: [
    'Adeyemi',
    'Ashworth',
    'Bell',
    'Carter',
    'Doyle',
    'Ellis',
    'Fraser',
    'Hughes',
    'Khan',
    'Lloyd',
    'Mercer',
    'Novak',
    'O’Brien',
    'Patel',
    'Quinn',
    'Walsh',
  ],
} as const;
const chinese = {
  given: ['伟', '芳', '娜', '秀英', '敏', '静', '丽', '强', '磊', '洋', '艳', '勇', '军', '杰', '涛', '雨欣', '梓涵', '浩然'],
  family: ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '欧阳'],
  familyFirst: true,
} as const;

/** Nine zones: whole, half and three-quarter hours from UTC, both hemispheres, with and without daylight saving. */
export const places: readonly [Place, ...Place[]] = [
  { zone: 'Europe/London', country: 'GB', locale: 'en-GB', share: 0.26, ...english },
  { zone: 'Asia/Shanghai', country: 'CN', locale: 'zh-CN', share: 0.26, ...chinese },
  { zone: 'America/New_York', country: 'US', locale: 'en-US', share: 0.16, ...english },
  { zone: 'America/Los_Angeles', country: 'US', locale: 'en-US', share: 0.1, ...english },
  { zone: 'Australia/Sydney', country: 'AU', locale: 'en-AU', share: 0.08, ...english },
  { zone: 'Asia/Singapore', country: 'SG', locale: 'zh-Hans-SG', share: 0.05, ...chinese },
  { zone: 'Pacific/Auckland', country: 'NZ', locale: 'en-NZ', share: 0.04, ...english },
  { zone: 'Asia/Kathmandu', country: 'NP', locale: 'en', share: 0.03, ...english },
  { zone: 'Australia/Lord_Howe', country: 'AU', locale: 'en-AU', share: 0.02, ...english },
];

/** The same and more languages, for a shop whose customers are known by their ids only. */
export const morePlaces: readonly [Place, ...Place[]] = [
  ...places,
  {
    zone: 'Europe/Berlin',
    country: 'DE',
    locale: 'de',
    share: 0.15,
    given: ['Anneliese', 'Jörg', 'Käthe', 'Mehmet'],
    family: ['Groß', 'Müller', 'Weiß', 'Yıldız'],
  },
  {
    zone: 'Europe/Paris',
    country: 'FR',
    locale: 'fr',
    share: 0.12,
    given: ['Chloé', 'Étienne', 'Noël', 'Zoé'],
    family: ['Lefèvre', 'François', 'Dupré', 'N’Diaye'],
  },
  {
    zone: 'Asia/Tokyo',
    country: 'JP',
    locale: 'ja',
    share: 0.08,
    given: ['陽葵', '蓮', 'さくら', '翔'],
    family: ['佐藤', '鈴木', '高橋', '渡辺'],
    familyFirst: true,
  },
  {
    zone: 'Africa/Cairo',
    country: 'EG',
    locale: 'ar',
    share: 0.05,
    given: ['فاطمة', 'عمر', 'ليلى', 'يوسف'],
    family: ['حسن', 'إبراهيم', 'السيد', 'منصور'],
  },
  {
    zone: 'America/Sao_Paulo',
    country: 'BR',
    locale: 'pt-BR',
    share: 0.05,
    given: ['João', 'Conceição', 'Inês', 'Thaís'],
    family: ['Araújo', 'Gonçalves', 'Muñoz', 'Simões'],
  },
];

export function pickPlace(random: SeededRandom, among: readonly [Place, ...Place[]]): Place {
  let left = random.next() * among.reduce((sum, { share }) => sum + share, 0);
  for (const place of among) {
    left -= place.share;
    if (left < 0) return place;
  }
  return among[0];
}

export function inventName(random: SeededRandom, { given, family, familyFirst }: Place): string {
  const [first, last] = [random.pick(given), random.pick(family)];
  return familyFirst === true ? `${last}${first}` : `${first} ${last}`;
}

/** Ofcom's numbers for drama: they belong to nobody. */
export const inventPhone = (random: SeededRandom): string => `+447700900${String(random.whole(0, 999)).padStart(3, '0')}`;
