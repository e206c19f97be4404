import { expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../../adapters/dynamo/campaign-store.ts';
import { dynamoCampaignLibrary } from '../../../adapters/dynamo/dynamo-campaign-library.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { aCampaign } from '../builders.ts';
import type { FreshTable } from './fresh-table.ts';

export function campaignsContract(create: FreshTable): void {
  const place = { campaign: 'product-birthday', version: 1, step: 'card', locale: 'en' };
  const sms = (text: string) => ({ channel: 'sms', text }) as const;

  const opened = async () => {
    const table = await create();
    const clock = { at: 1000, now: () => clock.at };
    return { clock, store: dynamoCampaignStore(table), library: dynamoCampaignLibrary(table, clock) };
  };

  it('campaigns are read as they were saved', async () => {
    const { store, library } = await opened();
    const full = aCampaign({
      id: 'own',
      audience: { '==': [{ var: 'customer.country' }, 'GB'] },
      holdoutPercent: 0,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      steps: [{ id: 'day-60', offsetDays: -60, channels: ['sms'], send: 'each', at: '18:30' }],
    });
    expect(await store.saveCampaign(full, undefined)).toBe(true);
    await store.saveCampaign(aCampaign(), undefined);
    expect(await library.campaigns()).toEqual([full, aCampaign()]);
    expect(await store.campaign('own')).toEqual(full);
    expect(await store.campaign('none')).toBeUndefined();
  });

  it('an edit is saved over the version that was read, a second one is refused', async () => {
    const { store } = await opened();
    await store.saveCampaign(aCampaign(), undefined);
    expect(await store.saveCampaign(aCampaign({ live: false }), undefined)).toBe(false);
    expect(await store.saveCampaign(aCampaign({ version: 2 }), 1)).toBe(true);
    expect(await store.saveCampaign(aCampaign({ version: 2, live: false }), 1)).toBe(false);
    expect(await store.saveCampaign(aCampaign({ version: 2, approved: false }), 2)).toBe(true);
    expect(await store.campaign('product-birthday')).toEqual(aCampaign({ version: 2, approved: false }));
  });

  it('a pause and changed settings take hold within 5 seconds, and not at once', async () => {
    const { clock, store, library } = await opened();
    await store.saveCampaign(aCampaign(), undefined);
    expect(await library.settings()).toEqual(defaultSettings);
    expect(await library.campaigns()).toEqual([aCampaign()]);
    await store.saveCampaign(aCampaign({ live: false }), 1);
    expect(await store.saveSettings({ ...defaultSettings, sendAt: '11:00' }, 0)).toBe(true);
    clock.at += 4_999;
    expect([(await library.campaigns())[0]?.live, (await library.settings()).sendAt]).toEqual([true, '10:00']);
    clock.at += 1;
    expect([(await library.campaigns())[0]?.live, (await library.settings()).sendAt]).toEqual([false, '11:00']);
  });

  it('settings of one revision are saved once', async () => {
    const { store } = await opened();
    expect(await store.settings()).toEqual({ settings: defaultSettings, rev: 0 });
    expect(await store.saveSettings({ ...defaultSettings, caps: {} }, 0)).toBe(true);
    expect(await store.saveSettings(defaultSettings, 0)).toBe(false);
    expect(await store.settings()).toEqual({ settings: { ...defaultSettings, caps: {} }, rev: 1 });
  });

  it('content of a version and place is written once for ever', async () => {
    const { store, library } = await opened();
    const email = { channel: 'email', subject: 's', preheader: 'p', html: '<p>ä</p>', text: 't' } as const;
    expect(await store.saveContent(place, email)).toBe(true);
    expect(await store.saveContent(place, { ...email, subject: 'other' })).toBe(false);
    expect(await store.saveContent(place, sms('hi'))).toBe(true);
    expect(await library.content('product-birthday', 1, 'card', 'email', 'en')).toEqual(email);
    expect(await library.content('product-birthday', 1, 'card', 'sms', 'en')).toEqual(sms('hi'));
    expect(await library.content('product-birthday', 2, 'card', 'sms', 'en')).toBeUndefined();
  });

  it.each([
    ['zh-CN', 'zh'],
    ['zh-Hans-CN', 'zh'],
    ['zh', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['en-GB', 'en'],
    ['fr-CA', 'en'],
    ['not a locale', 'en'],
  ])('a customer who reads %s is written to in %s', async (locale, expected) => {
    const { store, library } = await opened();
    for (const language of ['en', 'zh']) await store.saveContent({ ...place, locale: language }, sms(language));
    expect(await library.content('product-birthday', 1, 'card', 'sms', locale)).toEqual(sms(expected));
  });

  it('the nearest of several languages is taken, and content that is added later is found', async () => {
    const { clock, store, library } = await opened();
    expect(await library.content('product-birthday', 1, 'card', 'sms', 'en-GB')).toBeUndefined();
    for (const locale of ['en', 'en-GB']) await store.saveContent({ ...place, locale }, sms(locale));
    clock.at += 5_000;
    expect(await library.content('product-birthday', 1, 'card', 'sms', 'en-GB')).toEqual(sms('en-GB'));
  });
}
