import { expect, it } from 'vitest';
import { USES_PER_HOUR } from '../../adapters/dynamo/dynamo-throttle.ts';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import { cloudWithAda, form, oneClick } from '../support/pages-cloud.ts';

const save = form({ form: 'preferences', shown: 'email', less: 'on' });
const uses = async ({ table }: Awaited<ReturnType<typeof cloudWithAda>>) => {
  const found = [];
  for (const item of (table as { items?: () => Iterable<{ type?: unknown }> }).items?.() ?? []) if (item.type === 'USES') found.push(item);
  return found;
};

it('> One link changes things thirty times within the hour; then it says so, in both languages, and changes nothing', async () => {
  const cloud = await cloudWithAda();
  const { open, paths, clock, changes } = cloud;
  for (let time = 0; time < USES_PER_HOUR; time++) expect((await open.request(paths.preferences, save)).status).toBe(200);
  const before = changes.length;
  for (const [language, words] of [
    ['en', 'very often in a short time'],
    ['zh-CN', '操作过于频繁'],
  ] as const) {
    const refused = await open.request(paths.preferences, { ...save, headers: { 'accept-language': language } });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('3600');
    expect(await refused.text()).toContain(words);
  }
  expect(changes.length).toBe(before);
  expect((await open.request(paths.preferences)).status).toBe(200);
  clock.at += HOUR;
  expect((await open.request(paths.preferences, save)).status).toBe(200);
});

it('> Another link of the same person is counted on its own', async () => {
  const { open, paths, link, clock } = await cloudWithAda();
  for (let time = 0; time <= USES_PER_HOUR; time++) await open.request(paths.preferences, save);
  const other = `/p/preferences/${link({ purpose: 'preferences', customer: 'C1', subject: '', expiresAt: clock.at + DAY })}`;
  expect((await open.request(paths.preferences, save)).status).toBe(429);
  expect((await open.request(other, save)).status).toBe(200);
});

it('> Leaving is never refused', async () => {
  const cloud = await cloudWithAda();
  for (let time = 0; time < USES_PER_HOUR + 5; time++)
    expect((await cloud.open.request(cloud.paths.unsubscribe, oneClick)).status).toBe(200);
  expect(await uses(cloud)).toEqual([]);
});

it('> Looking is not counted, nor is a forged link: nobody has us write without end', async () => {
  const cloud = await cloudWithAda();
  const { open, paths } = cloud;
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await open.request(paths.preferences, { method });
  await open.request(`${paths.preferences.slice(0, -1)}${paths.preferences.endsWith('A') ? 'B' : 'A'}`, save);
  await open.request('/p/preferences/v1.k1.a.b', save);
  expect(await uses(cloud)).toEqual([]);
  await open.request(paths.preferences, save);
  expect(await uses(cloud)).toHaveLength(1);
});
