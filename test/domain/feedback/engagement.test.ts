import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterHit, type Engagement, type Hit, isMachine, MOST_HITS, noEngagement } from '../../../domain/feedback/engagement.ts';

const DELIVERED = Date.parse('2026-11-21T10:00:00Z');
const MINUTES = 60_000;
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
const open = (differences: Partial<Hit> = {}): Hit => ({ kind: 'open', at: DELIVERED + 5 * MINUTES, userAgent: iphone, ...differences });
const click = (differences: Partial<Hit> = {}): Hit => ({ ...open(), kind: 'click', link: 'a', ...differences });
const ended = (...hits: readonly Hit[]): Engagement =>
  hits.reduce((engagement, hit) => afterHit(engagement, hit, DELIVERED) ?? engagement, noEngagement);

describe('> Machine opens and clicks are told apart', () => {
  it.each([
    ['Apple Mail Privacy Protection', 'Mozilla/5.0'],
    ['Google’s image proxy', 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'],
    ['Yahoo’s proxy', 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html'],
    ['a gateway', 'Mozilla/5.0 (compatible; Barracuda Sentinel)'],
    ['a preview', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
    ['a library', 'python-requests/2.32'],
    ['a browser without a head', 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131.0.0.0 Safari/537.36'],
    ['nobody', ' '],
  ])('%s', (_what, userAgent) => {
    expect(isMachine(open({ userAgent }), DELIVERED)).toBe(true);
    expect(isMachine(click({ userAgent }), DELIVERED)).toBe(true);
  });

  it.each([
    iphone,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 MicroMessenger/8.0.50',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
  ])('a person: %s', (userAgent) => {
    expect(isMachine(open({ userAgent }), DELIVERED)).toBe(false);
  });

  it('within ten seconds of delivery, and not after', () => {
    expect(ended(click({ at: DELIVERED + 9_999 }))).toMatchObject({ clicks: 0, machine: 1 });
    expect(ended(click({ at: DELIVERED + 10_000 }))).toMatchObject({ clicks: 1, machine: 0 });
  });

  it('who follows every link one after the other is one, also for the links followed first', () => {
    const at = DELIVERED + 60 * MINUTES;
    const burst = ended(click({ at, link: 'a' }), click({ at: at + 1000, link: 'b' }), click({ at: at + 2000, link: 'c' }));
    expect(burst).toMatchObject({ clicks: 0, clickedAt: undefined, machine: 3 });
    const slow = ended(click({ at, link: 'a' }), click({ at: at + 11_000, link: 'b' }), click({ at: at + 22_000, link: 'c' }));
    expect(slow).toMatchObject({ clicks: 3, clickedAt: at, machine: 0 });
    const same = ended(click({ at }), click({ at: at + 1000 }), click({ at: at + 2000 }));
    expect(same).toMatchObject({ clicks: 3 });
  });
});

it('keeps first time and count, and takes a hit told again for none', () => {
  const at = DELIVERED + 5 * MINUTES;
  expect(ended(open({ at: at + 1000 }), open({ at: at + 1000 }), open({ at }))).toMatchObject({ opens: 2, openedAt: at, hits: 2 });
});

it('is bounded, whatever comes', () => {
  const hit = fc.record({
    kind: fc.constantFrom('open', 'click' as const),
    at: fc.integer({ min: DELIVERED - 1000, max: DELIVERED + MINUTES }),
    userAgent: fc.constantFrom('Mozilla/5.0', iphone, ''),
    link: fc.string({ maxLength: 8 }),
  });
  fc.assert(
    fc.property(fc.array(hit, { maxLength: 80 }), (hits) => {
      const { opens, clicks, machine, hits: seen, burst } = ended(...hits);
      expect(seen).toBeLessThanOrEqual(MOST_HITS);
      expect(opens + clicks + machine).toBe(seen);
      expect(burst?.links.length ?? 0).toBeLessThanOrEqual(8);
    }),
    { numRuns: 300 },
  );
});
