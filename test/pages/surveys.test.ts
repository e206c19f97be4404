import { describe, expect, it } from 'vitest';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { changeRound } from '../../workflows/surveys/survey-rounds.ts';
import { changeVoucher } from '../../workflows/vouchers/voucher-desk.ts';
import { aMessage } from '../support/builders.ts';
import { answers, cloudWithAda, form, surveyKey } from '../support/pages-cloud.ts';

describe('surveys', () => {
  it('shows the mail’s answer as chosen', async () => {
    const { open, paths } = await cloudWithAda();
    expect(await (await open.request(`${paths.survey}?answer=4`)).text()).toMatch(/name="perceived" value="4"[^>]* checked/);
    expect(await (await open.request(`${paths.winBack}?satisfied=no`)).text()).toMatch(/name="satisfied" value="no"[^>]* checked/);
    expect(await (await open.request(`${paths.winBack}?answer=yes`)).text()).toMatch(/name="satisfied" value="yes"[^>]* checked/);
  });

  it('keeps one answer for an invitation, editable', async () => {
    const cloud = await cloudWithAda();
    await cloud.open.request(cloud.paths.survey, form({ perceived: '5', expected: '4' }));
    await cloud.open.request(cloud.paths.survey, form({ perceived: '4', expected: '4', comment: ' fine ' }));
    expect(await answers(cloud)).toMatchObject([
      { id: surveyKey, campaign: 'satisfaction-survey', at: cloud.clock.at, day: '2026-11-22', perceived: 4, expected: 4, comment: 'fine' },
    ]);
  });

  it('counts as live news', async () => {
    const cloud = await cloudWithAda();
    await cloud.open.request(cloud.paths.winBack, form({ satisfied: 'no' }));
    expect(cloud.changes.find(({ newImage }) => newImage?.type === 'ANSWER')?.newImage).toMatchObject({ via: 'live', satisfied: false });
  });

  it('keeps the day of an answer whose verdict stays, and counts one that turns from today', async () => {
    const cloud = await cloudWithAda();
    const answer = (perceived: string) => cloud.open.request(cloud.paths.survey, form({ perceived, expected: '4' }));
    await answer('2');
    cloud.clock.at += 2 * DAY;
    await answer('3');
    expect((await answers(cloud))?.[0]).toMatchObject({ day: '2026-11-22', perceived: 3 });
    await answer('5');
    expect((await answers(cloud))?.[0]).toMatchObject({ day: '2026-11-24', perceived: 5 });
  });

  it('promises a person to whoever is dissatisfied', async () => {
    const { open, paths } = await cloudWithAda();
    const sorry = await open.request(paths.winBack, form({ satisfied: 'no' }));
    expect(await sorry.text()).toContain('A person will read your answer');
  });

  it.each([
    ['nothing', {}],
    ['half', { perceived: '3' }],
    ['a mark beyond 5', { perceived: '6', expected: '3' }],
    ['letters', { perceived: 'abc', expected: '3' }],
  ])('asks again where %s was answered, and keeps what was', async (_what, fields) => {
    const cloud = await cloudWithAda();
    const answer = await cloud.open.request(cloud.paths.survey, form({ ...fields, comment: 'kept' }));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('kept');
    expect(await answers(cloud)).toEqual([]);
  });

  it('> takes ten answers an hour, and says kindly that an eleventh is one too many', async () => {
    const cloud = await cloudWithAda();
    for (let n = 0; n < 10; n++)
      expect((await cloud.open.request(cloud.paths.survey, form({ perceived: '5', expected: '4' }))).status).toBe(200);
    const answer = await cloud.open.request(cloud.paths.survey, form({ perceived: '1', expected: '4' }));
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('3600');
    expect(await answer.text()).toContain('The last one that arrived stands');
    expect((await answers(cloud))?.[0]?.perceived).toBe(5);
  });

  it('asks the question that the score brings up, when the score stands already', async () => {
    const cloud = await cloudWithAda();
    await cloud.settings({ surveys: { asks: { 'satisfaction-survey': 'recommend' } } });
    const first = await cloud.open.request(cloud.paths.survey);
    expect(await first.text()).not.toContain('name="why-not"');
    const then = await cloud.open.request(cloud.paths.survey, form({ shown: 'nps', nps: '3' }));
    expect(await then.text()).toMatch(/One more question[\s\S]*name="why-not"/);
    expect((await answers(cloud))?.[0]).toMatchObject({ nps: 3 });
    const last = await cloud.open.request(cloud.paths.survey, form({ shown: ['nps', 'why-not'], nps: '3', 'why-not': 'Late' }));
    expect(await last.text()).toContain('Thank you for telling us');
    expect((await answers(cloud))?.[0]).toMatchObject({ nps: 3, texts: { 'why-not': 'Late' } });
  });

  it('gives the words back where it closed while they were written', async () => {
    const cloud = await cloudWithAda();
    cloud.clock.at += 31 * DAY;
    const answer = await cloud.open.request(cloud.paths.survey, form({ perceived: '1', expected: '5', comment: 'It leaks <b>' }));
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('It leaks &lt;b&gt;');
    expect(await answers(cloud)).toEqual([]);
  });

  it('says that it has closed, with the right status', async () => {
    const cloud = await cloudWithAda();
    cloud.clock.at += 31 * DAY;
    const answer = await cloud.open.request(cloud.paths.survey, form({ perceived: '5', expected: '5' }));
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('This survey has closed');
  });
});

describe('a survey that staff close early', () => {
  const asked = (at: number) => aMessage({ key: surveyKey, campaign: 'satisfaction-survey', at });

  async function closedCloud(answered = false) {
    const cloud = await cloudWithAda();
    await cloud.messages.put('C1', asked(cloud.clock.at - DAY), { ifAbsent: true });
    if (answered) await cloud.open.request(cloud.paths.survey, form({ perceived: '5', expected: '4' }));
    const turn = (rev: number, closed: boolean) =>
      changeRound({ rounds: cloud.rounds, clock: cloud.clock }, { campaign: 'satisfaction-survey', rev, closed, by: 'ann' });
    await turn(0, true);
    return { ...cloud, turn };
  }

  it('> says kindly that it is closed, and stores nothing', async () => {
    const cloud = await closedCloud();
    for (const request of [undefined, form({ perceived: '1', expected: '5', comment: 'It leaks <b>' })]) {
      const answer = await cloud.open.request(cloud.paths.survey, request);
      expect(answer.status).toBe(410);
      const page = await answer.text();
      expect(page).toContain('This survey has closed');
      expect(page.includes('It leaks &lt;b&gt;')).toBe(request !== undefined);
    }
    expect(await answers(cloud)).toEqual([]);
  });

  it('keeps an answer that was given in time, and says so without showing it', async () => {
    const cloud = await closedCloud(true);
    const page = await (await cloud.open.request(cloud.paths.survey, form({ perceived: '1', expected: '4' }))).text();
    expect(page).toContain('it stands as you gave it');
    expect((await answers(cloud))?.[0]).toMatchObject({ perceived: 5 });
  });

  it('speaks the customer’s language, whatever the browser’s', async () => {
    const cloud = await cloudWithAda({ locale: 'zh-CN' });
    await changeRound(cloud, { campaign: 'satisfaction-survey', rev: 0, closed: true, by: 'ann' });
    const answer = await cloud.open.request(cloud.paths.survey, { headers: { 'accept-language': 'en' } });
    expect(await answer.text()).toContain('问卷已结束');
  });

  it('takes answers of those who are asked after the closing, and of everybody once it is opened again', async () => {
    const cloud = await closedCloud();
    const post = async () => (await cloud.open.request(cloud.paths.survey, form({ perceived: '5', expected: '4' }))).status;
    expect(await post()).toBe(410);
    expect(await cloud.turn(1, false)).toBeDefined();
    expect(await post()).toBe(200);
    await cloud.turn(2, true);
    expect(await post()).toBe(410);
    await cloud.messages.put('C1', asked(cloud.clock.at + 1), { ifAbsent: false });
    expect(await post()).toBe(200);
  });

  it('> of two staff the second is told: a closing names the revision that was seen', async () => {
    const cloud = await closedCloud();
    expect(await cloud.turn(0, false)).toBeUndefined();
    expect((await cloud.open.request(cloud.paths.survey)).status).toBe(410);
  });

  it('leaves the surveys of other campaigns open', async () => {
    const cloud = await closedCloud();
    expect((await cloud.open.request(cloud.paths.winBack)).status).toBe(200);
  });
});

describe('the voucher’s page', () => {
  async function withVoucher(locale = 'en') {
    const cloud = await cloudWithAda({ locale });
    await cloud.open.request(cloud.paths.survey, form({ perceived: '1', expected: '4' }));
    const [voucher] = (await cloud.states.load('C1', { consistent: true }))?.vouchers ?? [];
    if (voucher === undefined) throw new Error('no voucher was issued');
    const path = `/p/voucher/${cloud.link({ purpose: 'voucher', customer: 'C1', subject: voucher.id })}`;
    return { ...cloud, voucher, path, look: async () => (await cloud.open.request(path)).text() };
  }

  it('shows the code, what it is for, until when, how it stands, and a person to reach', async () => {
    const { voucher, look } = await withVoucher();
    const page = await look();
    for (const part of [voucher.code, 'One free repair', '21 January 2027', 'Not used yet', 'care@example.com'])
      expect(page).toContain(part);
  });

  it('says when it is used, reserved or over', async () => {
    const { voucher, look, services, clock } = await withVoucher();
    const asked = { code: voucher.code, customer: 'C1', by: 'staff-1' };
    await changeVoucher(services, asked, 'reserve');
    expect(await look()).toContain('Kept for your appointment');
    await changeVoucher(services, asked, 'release');
    clock.at += 61 * DAY;
    expect(await look()).toContain('No longer valid');
    clock.at -= 61 * DAY;
    await changeVoucher(services, asked, 'redeem');
    expect(await look()).toContain('>Used<');
  });

  it('speaks Chinese, opens for no other customer’s link and not for another purpose', async () => {
    const { voucher, look, open, link } = await withVoucher('zh-CN');
    expect(await look()).toContain('您的维修券');
    const other = await open.request(`/p/voucher/${link({ purpose: 'voucher', customer: 'C2', subject: voucher.id })}`);
    expect(other.status).toBe(410);
    expect((await open.request(`/p/voucher/${link({ purpose: 'survey', customer: 'C1', subject: voucher.id })}`)).status).toBe(404);
  });
});
