import { describe, expect, it } from 'vitest';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { assignCase, closeCase, openCase } from '../../domain/cases/case-moves.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { anAsset } from '../support/builders.ts';
import { cloudWithAda, form } from '../support/pages-cloud.ts';

async function withCase({ closed = false, locale = 'en' } = {}) {
  const cloud = await cloudWithAda({ locale });
  const at = cloud.clock.now() - 1000;
  const act = { at, by: 'Mia', timeZone: 'Europe/London' };
  const opened = {
    ...openCase({ id: 'K1', kind: 'repeat-fault', about: 'secret remark', answer: undefined }, act, defaultSettings),
    asset: 'A1',
  };
  const handed = assignCase(opened, { ...act, by: 'Mia' }, { owner: 'Li Lei' });
  const body = closed ? (closeCase(handed, { ...act, by: 'Mia' }, 'paid him off') ?? handed) : handed;
  await cloud.holds('C1', [
    { type: 'ASSET', body: anAsset() },
    { type: 'CASE', body },
  ]);
  cloud.changes.length = 0;
  const path = `/p/case/${cloud.link({ purpose: 'case', customer: 'C1', subject: 'K1', expiresAt: cloud.clock.now() + DAY })}`;
  const read = async () => (await cloud.states.load('C1', { consistent: true }))?.cases[0];
  return { ...cloud, path, read, text: async () => (await cloud.open.request(path)).text() };
}

describe('care 23: the page of a case', () => {
  it('> each step with its time, the expert named, and nothing of what staff noted', async () => {
    const { text, changes } = await withCase();
    const page = await text();
    expect(page).toContain('It is with Li Lei.');
    expect(page).toContain('Taken up');
    expect(page).toContain('now with Li Lei');
    expect(page).not.toContain('secret remark');
    expect(changes).toEqual([]);
  });

  it('speaks Chinese to whoever does', async () => {
    expect(await (await withCase({ locale: 'zh-CN' })).text()).toContain('目前由Li Lei负责。');
  });

  it('takes one of the times that it offers, and notes it on the case as the customer’s own word', async () => {
    const { open, path, text, read } = await withCase();
    const slot = /name="slot" value="(\d+)"/.exec(await text())?.[1] ?? '';
    const answer = await open.request(path, form({ slot }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('We will call you on');
    expect((await read())?.history?.at(-1)).toMatchObject({ by: 'customer', did: 'answered', text: expect.stringContaining('☎') });
  });

  it.each([
    ['none', {}],
    ['one that is not offered', { slot: '1' }],
    ['no number', { slot: '<b>' }],
  ])('asks to choose where the time is %s', async (_what, fields) => {
    const { open, path, changes } = await withCase();
    const answer = await open.request(path, form(fields));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Please choose one of the times.');
    expect(changes).toEqual([]);
  });

  it('says when it was settled, and offers no call', async () => {
    const { text, open, path, changes } = await withCase({ closed: true });
    const page = await text();
    expect(page).toContain('Your case is settled');
    expect(page).not.toContain('name="slot"');
    expect(page).not.toContain('paid him off');
    await open.request(path, form({ slot: '1' }));
    expect(changes).toEqual([]);
  });
});
