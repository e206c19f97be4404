import { type Instant, MINUTE } from '../calendar/calendar-date.ts';

/** That a message was opened, or a link in it followed, as the provider tells. */
export interface Hit {
  readonly kind: 'open' | 'click';
  readonly at: Instant;
  readonly userAgent: string;
  /** Of a click: a short hash of where it led. */
  readonly link?: string | undefined;
}

/** What is kept of a message's hits: bounded, whatever comes. It triggers nothing. */
export interface Engagement {
  /** All hits, people's and machines', as far as they are looked at. */
  readonly hits: number;
  readonly machine: number;
  readonly opens: number;
  readonly openedAt?: Instant | undefined;
  readonly clicks: number;
  readonly clickedAt?: Instant | undefined;
  /** The last hit; the same one told again is none. */
  readonly last?: { readonly at: Instant; readonly kind: Hit['kind']; readonly link?: string | undefined } | undefined;
  /** Different links followed within a minute of each other; cleared by a pause. */
  readonly burst?: { readonly at: Instant; readonly links: readonly string[] } | undefined;
}

export const noEngagement: Engagement = { hits: 0, machine: 0, opens: 0, clicks: 0 };

/** Later hits of one message are not written any more. */
export const MOST_HITS = 40;

/**
 * Programs that fetch what nobody looked at, by what they call themselves:
 * - Apple Mail Privacy Protection calls itself `Mozilla/5.0` and nothing more, and fetches every picture of every mail
 * - the proxies of Google and Yahoo, behind which an opening cannot be told from a look ahead
 * - scanners of mail gateways, link checkers, previews of chat programs, and whatever says that it is a robot or a library
 */
const machines = [
  /^Mozilla\/5\.0$/,
  /GoogleImageProxy|ggpht\.com|YahooMailProxy|YahooCacheSystem/i,
  /Barracuda|Proofpoint|Mimecast|Symantec|MessageLabs|Trend ?Micro|FireEye|Trellix|IronPort|Sophos|Forcepoint|Zscaler|Cloudmark|SafeLinks|Defender|Avanan|Vade/i,
  /bot\b|crawler|spider|scan(?:ner)?\b|preview|prefetch|link ?check|headless|phantomjs|slackbot|facebookexternalhit|whatsapp/i,
  /^(?:curl|wget|python|java|go-http|okhttp|axios|node|php|ruby|perl|libwww|apache-httpclient)/i,
];

/** Nobody reads so fast: what comes so soon after the mail was handed over is a gateway's look. */
const TOO_SOON = 10_000;
/** So many different links, each within this time of the one before, are followed by a machine. */
const BURST_LINKS = 3;
const BURST = MINUTE / 6;

/** Whether a hit is a machine's, on its own. `deliveredAt`: when the mail was handed over, or sent. */
export function isMachine({ userAgent, at }: Hit, deliveredAt: Instant): boolean {
  const agent = userAgent.trim();
  return agent === '' || machines.some((one) => one.test(agent)) || at - deliveredAt < TOO_SOON;
}

/**
 * A message's engagement after a hit; undefined where nothing is to be noted. Where every link of a mail is followed one after the
 * other, the earlier ones of them counted as a person's are taken back.
 */
export function afterHit(before: Engagement, hit: Hit, deliveredAt: Instant): Engagement | undefined {
  const { last } = before;
  if (before.hits >= MOST_HITS || (last?.at === hit.at && last.kind === hit.kind && last.link === hit.link)) return undefined;
  const seen = { ...before, hits: before.hits + 1, last: { at: hit.at, kind: hit.kind, link: hit.link } };
  const burst = hit.kind === 'click' ? burstAfter(before, hit) : before.burst;
  if (isMachine(hit, deliveredAt)) return { ...seen, burst, machine: before.machine + 1 };
  if (hit.kind === 'open') return { ...seen, opens: before.opens + 1, openedAt: Math.min(before.openedAt ?? hit.at, hit.at) };
  if (burst !== undefined && burst.links.length >= BURST_LINKS) {
    return { ...seen, burst, machine: before.machine + before.clicks + 1, clicks: 0, clickedAt: undefined };
  }
  return { ...seen, burst, clicks: before.clicks + 1, clickedAt: Math.min(before.clickedAt ?? hit.at, hit.at) };
}

function burstAfter({ burst }: Engagement, { at, link = '' }: Hit): Engagement['burst'] {
  if (burst === undefined || Math.abs(at - burst.at) > BURST) return { at, links: [link] };
  return { at: Math.max(at, burst.at), links: [...new Set([...burst.links, link])].slice(0, 8) };
}
