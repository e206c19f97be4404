import { describe, expect, it } from 'vitest';
import { signToken } from '../../adapters/links/token.ts';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { customerPages } from '../../pages/app.ts';
import type { ConsoleCloud } from '../support/console-cloud.ts';
import { answers, cloudWithAda, form, oneClick } from '../support/pages-cloud.ts';

describe('every page', () => {
  it('changes nothing on GET, HEAD and OPTIONS, however often a scanner comes', async () => {
    const { open, paths, changes } = await cloudWithAda();
    for (const path of [...Object.values(paths), `${paths.survey}?answer=1`, `${paths.winBack}?satisfied=no`])
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET', 'GET']) await open.request(path, { method });
    expect(changes).toEqual([]);
  });

  it('allows no script and nothing from elsewhere, and passes its address on to nobody', async () => {
    const { open, paths } = await cloudWithAda();
    for (const path of Object.values(paths)) {
      const answer = await open.request(path);
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; img-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const body = await answer.text();
      expect(body).not.toMatch(/<script|<style|style=|https?:|javascript:/i);
    }
  });

  it('shows the company’s logo, from where it lies and from nowhere else, and its colour', async () => {
    const { settings, open, paths } = await cloudWithAda();
    await settings({ company: { color: '#0a3d91', logo: 'https://cdn.example.com/a/logo.png' } });
    const answer = await open.request(paths.preferences);
    expect(answer.headers.get('content-security-policy')).toContain(
      "default-src 'none'; img-src https://cdn.example.com; style-src 'self'",
    );
    const body = await answer.text();
    expect(body).toContain('<img class="logo" src="https://cdn.example.com/a/logo.png" alt="Demo Appliances"');
    expect(body).not.toContain('class="mark"');
    const css = await (await open.request('/p/pages.css')).text();
    expect(css).toContain('--accent: #0a3d91;');
    expect(css).not.toContain('#1d6b50');
  });

  it.each([
    ['not one of ours', 'abc', 400],
    ['cut short', 'v1.k1.eyJw', 400],
    ['with a wrong mac', `v1.k1.eyJwIjoib3B0LW91dCJ9.${'A'.repeat(43)}`, 404],
  ])('answers a token %s with a kind page, whatever the method', async (_what, token, status) => {
    const { open, changes } = await cloudWithAda();
    for (const page of ['unsubscribe', 'preferences', 'survey'])
      for (const method of ['GET', 'POST']) {
        const answer = await open.request(`/p/${page}/${token}`, { method });
        expect(answer.status).toBe(status);
        expect(await answer.text()).toContain('care@example.com');
      }
    expect(changes).toEqual([]);
  });

  it('takes a token of one purpose for no other', async () => {
    const { open, paths, changes } = await cloudWithAda();
    const token = paths.unsubscribe.split('/').at(-1) ?? '';
    const post = form({ form: 'preferences', shown: 'email', email: 'on' });
    expect((await open.request(`/p/preferences/${token}`, post)).status).toBe(404);
    expect((await open.request(`/p/survey/${token}`, form({ perceived: '5', expected: '5' }))).status).toBe(404);
    expect(changes).toEqual([]);
  });

  it('takes no token of another company', async () => {
    const { open } = await cloudWithAda();
    const stranger = { tenant: 'other', keys: [{ kid: 'k1', secret: 'a secret of the tests, long enough to be one' }] } as const;
    const token = signToken(stranger, { purpose: 'opt-out', customer: 'C1', subject: '' });
    expect((await open.request(`/p/unsubscribe/${token}`, oneClick)).status).toBe(400);
  });

  it('says kindly that a body is too large', async () => {
    const { open, paths, changes } = await cloudWithAda();
    const answer = await open.request(paths.survey, form({ perceived: '5', expected: '5', comment: 'x'.repeat(17_000) }));
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('shorten');
    expect(changes).toEqual([]);
  });

  it('takes a body of bytes for an empty form', async () => {
    const { open, paths } = await cloudWithAda();
    const body = new Uint8Array([0, 255, 254, 13, 10, 0]);
    const answer = await open.request(paths.survey, {
      method: 'POST',
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(answer.status).toBe(400);
  });

  it('speaks the customer’s language, and to a stranger the browser’s', async () => {
    const { open, paths } = await cloudWithAda({ locale: 'zh-CN' });
    expect(await (await open.request(paths.preferences)).text()).toContain('选择想收到的内容');
    const stranger = await open.request('/p/survey/abc', { headers: { 'accept-language': 'fr, zh-TW;q=0.8, en;q=0.5' } });
    expect(await stranger.text()).toContain('链接不完整');
  });

  it('executes nothing that a customer or a company wrote', async () => {
    const hostile = '"><script>alert(1)</script>';
    const { open, paths, ...cloud } = await cloudWithAda({ email: `a@${hostile}` });
    await open.request(paths.survey, form({ perceived: '2', expected: '4', comment: hostile }));
    for (const path of [paths.survey, paths.preferences]) {
      const body = await (await open.request(path)).text();
      expect(body).not.toContain('<script');
      expect(body).toContain('&lt;script&gt;');
    }
    expect((await answers(cloud as ConsoleCloud))?.[0]?.comment).toBe(hostile);
  });
});

describe('unsubscribing', () => {
  it('takes the bare one-click POST of a mail program', async () => {
    const { open, paths, gates, changes } = await cloudWithAda();
    expect((await open.request(paths.unsubscribe, oneClick)).status).toBe(200);
    expect(await gates.read('C1')).toMatchObject({ email: { consent: 'withdrawn' }, sms: { consent: 'withdrawn' } });
    expect(changes.find(({ newImage }) => newImage?.type === 'CONSENT')?.newImage).toMatchObject({ source: 'one-click', by: 'customer' });
  });

  it('changes nothing the second time', async () => {
    const { open, paths, changes } = await cloudWithAda();
    await open.request(paths.unsubscribe, oneClick);
    const written = changes.length;
    expect((await open.request(paths.unsubscribe, oneClick)).status).toBe(200);
    expect(changes.length).toBe(written);
  });

  it('works with no body at all, and for ever', async () => {
    const { open, paths, gates, clock } = await cloudWithAda();
    clock.at += 4000 * DAY;
    await open.request(paths.unsubscribe, { method: 'POST' });
    expect(await gates.read('C1')).toMatchObject({ email: { consent: 'withdrawn' } });
  });

  it('can stop one kind of message only', async () => {
    const { open, paths, gates } = await cloudWithAda();
    const answer = await open.request(paths.unsubscribe, form({ stop: 'topic' }));
    expect(await answer.text()).toContain('Birthdays of your products');
    expect(await gates.read('C1')).toMatchObject({ email: { consent: 'yes' }, withoutCampaigns: ['product-birthday'] });
  });

  it('says the same to somebody whom we do not know (any more), and writes nothing', async () => {
    const { open, changes, link } = await cloudWithAda();
    const answer = await open.request(`/p/unsubscribe/${link({ purpose: 'opt-out', customer: 'gone', subject: '' })}`, oneClick);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('You are unsubscribed');
    expect(changes).toEqual([]);
  });

  it('wins against a writer that moves the gate under it', async () => {
    const cloud = await cloudWithAda();
    let races = 3;
    const gates = {
      read: cloud.gates.read,
      write: async (...args: Parameters<typeof cloud.gates.write>) => {
        if (races-- > 0) {
          const { rev, ...gate } = await cloud.gates.read('C1');
          await cloud.gates.write('C1', { ...gate, capDays: { '2026-11-22': races } }, rev);
        }
        return cloud.gates.write(...args);
      },
    };
    await customerPages({ ...cloud.pages, gates }, () => {}).request(cloud.paths.unsubscribe, oneClick);
    expect(await cloud.gates.read('C1')).toMatchObject({ email: { consent: 'withdrawn' }, capDays: { '2026-11-22': 0 } });
  });
});

describe('preferences', () => {
  const shown = ['email', 'sms', 'topic:product-birthday', 'topic:win-back'];
  const save = (fields: Record<string, string | string[]>) => form({ form: 'preferences', shown, ...fields });

  it('takes what is ticked and lets go of what is not', async () => {
    const { open, paths, gates } = await cloudWithAda();
    await open.request(paths.preferences, save({ email: 'on', less: 'on', topic: 'win-back' }));
    expect(await gates.read('C1')).toMatchObject({
      email: { consent: 'yes' },
      sms: { consent: 'withdrawn' },
      lessOften: true,
      withoutCampaigns: ['product-birthday'],
    });
  });

  it('lets the person raise a consent again that they had withdrawn', async () => {
    const { open, paths, gates } = await cloudWithAda();
    await open.request(paths.unsubscribe, oneClick);
    await open.request(paths.preferences, save({ email: 'on', topic: ['product-birthday', 'win-back'] }));
    expect(await gates.read('C1')).toMatchObject({ email: { consent: 'yes' }, sms: { consent: 'withdrawn' } });
  });

  it('pauses for 30 days of the person’s own calendar, and ends a pause', async () => {
    const { open, paths, gates, clock } = await cloudWithAda({ timeZone: 'Pacific/Kiritimati' });
    await open.request(paths.preferences, save({ email: 'on', pause: 'on' }));
    expect((await gates.read('C1')).pausedUntil).toBe('2026-12-22');
    clock.at += 5 * DAY;
    await open.request(paths.preferences, save({ email: 'on', pause: 'on' }));
    expect((await gates.read('C1')).pausedUntil).toBe('2026-12-22');
    await open.request(paths.preferences, save({ email: 'on' }));
    expect((await gates.read('C1')).pausedUntil).toBeUndefined();
  });

  it('leaves alone what the page had not shown', async () => {
    const { open, paths, gates } = await cloudWithAda();
    await open.request(paths.preferences, form({ form: 'preferences' }));
    expect(await gates.read('C1')).toMatchObject({ email: { consent: 'yes' }, sms: { consent: 'yes' } });
  });

  it('changes the language, and answers in it', async () => {
    const { open, paths, states } = await cloudWithAda();
    const answer = await open.request(paths.preferences, save({ email: 'on', sms: 'on', language: 'zh' }));
    expect(await answer.text()).toContain('已保存');
    expect((await states.load('C1', { consistent: true }))?.customer.locale).toBe('zh-CN');
  });

  it('works for 30 days', async () => {
    const { open, paths, clock } = await cloudWithAda();
    clock.at += 31 * DAY;
    expect((await open.request(paths.preferences)).status).toBe(410);
  });
});
