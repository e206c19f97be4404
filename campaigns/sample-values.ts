import type { Values } from '../domain/facts/fact.ts';
import { defaultSettings } from '../domain/settings.ts';
import { brandOf } from '../domain/wording/brand.ts';
import { type ContentLocale, greeting, tierName } from '../domain/wording/greeting.ts';
import { starterCampaigns } from './starters.ts';

/** The same for any campaign: one of a company's own is shown with the values of the starter on its fact. */
export function samplesOf(plan: { readonly id: string; readonly fact: string }, step: string, locale: ContentLocale): Values {
  const starter = starterCampaigns.find(({ id }) => id === plan.id) ?? starterCampaigns.find(({ fact }) => fact === plan.fact);
  return sampleValues(starter?.id ?? plan.id, step, locale);
}

/** What a send would give to a step's templates: for previews and tests. */
export function sampleValues(campaignId: string, step: string, locale: ContentLocale): Values {
  const name = { en: 'Wei Chen', zh: '陈伟' }[locale];
  return {
    company: {
      name: { en: 'Demo Appliances', zh: '安居电器' }[locale],
      postalAddress: { en: '1 Kiln Lane, London N1 7AA, United Kingdom', zh: '上海市长宁区愚园路1号，200050' }[locale],
      replyTo: 'care@example.com',
      phone: { en: '+44 20 7946 0018', zh: '400-820-0000' }[locale],
      staffedHours: { en: 'Mon-Fri 09:00-18:00', zh: '周一至周五 9:00-18:00' }[locale],
    },
    brand: brandOf(defaultSettings.company),
    customer: { name },
    memory: { nameForm: name, lastOrderOn: '2026-04-02', openCases: 0, likes: null, dislikes: null, ask: false },
    tone: 'neutral',
    greeting: greeting(name, locale),
    locale,
    links: {
      unsubscribe: 'https://care.example.com/p/unsubscribe/v1.k1.sample.sample',
      preferences: 'https://care.example.com/p/preferences/v1.k1.sample.sample',
      myData: 'https://care.example.com/p/my-data/v1.k1.sample.sample',
      survey: 'https://care.example.com/p/survey/v1.k1.sample.sample',
      booking: 'https://care.example.com/p/booking/v1.k1.sample.sample',
      recall: 'https://care.example.com/p/recall/v1.k1.sample.sample',
      voucher: 'https://care.example.com/p/voucher/v1.k1.sample.sample',
      case: 'https://care.example.com/p/case/v1.k1.sample.sample',
      confirm: 'https://care.example.com/p/my-data/export/v1.k1.sample.sample',
    },
    fact: { date: '2026-11-21' },
    ...ofCampaign(campaignId, step, locale),
  };
}

function ofCampaign(campaignId: string, step: string, locale: ContentLocale): Values {
  const washer = { en: 'AquaCare 700 washing machine', zh: '清泉700洗衣机' }[locale];
  const fridge = { en: 'NordFrost fridge', zh: '北极光冰箱' }[locale];
  const descaler = { name: { en: 'Descaler, six sachets', zh: '除垢剂六包' }[locale], price: '15 EUR' };
  switch (campaignId) {
    case 'product-birthday':
      return {
        years: 3,
        products: [
          { name: washer, model: 'AC-700', years: 3, purchasedOn: '2023-11-21' },
          { name: fridge, years: 5, purchasedOn: '2021-11-24' },
        ],
        offer: true,
      };
    case 'warranty-ending':
      return {
        product: { name: washer, model: 'AC-700' },
        endsOn: '2026-12-05',
        days: step === 'day-60' ? 60 : step === 'day-14' ? 14 : 1,
      };
    case 'tier-expiry':
      return {
        tier: 'gold',
        tierName: tierName('gold', locale),
        endsOn: '2026-12-05',
        days: step === 'early' ? 14 : 3,
        points: 240,
        missingToKeep: 60,
        nextTier: 'platinum',
        nextTierName: tierName('platinum', locale),
        missingToNext: 2760,
      };
    case 'tier-changed':
      return { from: 'ordinary', to: 'gold', fromName: tierName('ordinary', locale), toName: tierName('gold', locale), direction: 'up' };
    case 'win-back':
      return { lastOrderOn: '2026-04-02' };
    case 'second-purchase':
      return { firstOrderOn: '2026-09-14' };
    case 'satisfaction-survey':
      return {
        order: 'A-10291',
        deliveredOn: '2026-11-14',
        items: { en: 'AquaCare 700, two filters', zh: '清泉700洗衣机，滤芯两只' }[locale],
      };
    case 'service-recovery':
      return { voucher: { id: 'K1', code: 'CARE-7K2M9-QX4TB', validUntil: '2027-01-20', days: 60 } };
    case 'voucher-reminder':
      return { voucher: { id: 'K1', code: 'CARE-7K2M9-QX4TB', validUntil: '2026-11-28', days: 7 } };
    case 'broken-promise':
      return { promised: { en: 'The engineer comes by Friday noon', zh: '周五中午前工程师上门' }[locale], kept: false };
    case 'repeat-fault':
      return { product: { name: washer } };
    case 'recall-forward':
      return {
        product: { name: washer },
        reason: { en: 'The heating element may overheat', zh: '加热管可能过热' }[locale],
        safety: true,
      };
    case 'plan-review':
      return { plan: { en: 'Two check-ups a year, all filters from us', zh: '每年两次上门检测，滤芯由我们供应' }[locale] };
    case 'recall-aftercare':
      return { product: { name: washer }, repairedOn: '2026-11-18' };
    case 'case-follow-up':
      return { closedOn: '2026-11-18' };
    case 'membership-anniversary':
      return { years: 4 };
    case 'text-answer':
      return { said: 'stop' };
    case 'replenishment':
      return { product: { en: 'dishwasher salt', zh: '洗碗机专用盐' }[locale], runsOutOn: '2026-11-23' };
    case 'payment-due':
      return { product: { en: 'rice, 20 kg', zh: '20公斤大米' }[locale], deliveredOn: '2026-11-09', forAnother: false };
    case 'welcome':
      return { delivery: true };
    case 'reorder-reminder':
      return { lastOrderOn: '2026-10-20', offer: descaler, offers: [descaler] };
    case 'recall-notice':
      return {
        product: { name: washer, model: 'AC-700' },
        reason: { en: 'The heating element may overheat', zh: '加热管可能过热' }[locale],
        safety: true,
        route: { kind: 'home-visit', km: 212.4 },
      };
    case 'booking-confirmation':
    case 'booking-cancellation':
    case 'booking-reminder':
      return {
        visit: {
          date: '2026-12-03',
          from: '09:00',
          to: '10:30',
          zone: 'Europe/London',
          minutes: 90,
          here: { date: '2026-12-03', from: '17:00', to: '18:30', zone: 'Asia/Shanghai' },
        },
        changed: false,
      };
    default:
      return {};
  }
}
