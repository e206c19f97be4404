import type { CampaignClass } from '../../domain/campaigns/campaign.ts';
import type { Content } from '../../workflows/campaign-library.ts';
import { isAllowedLink, linksOf } from './links.ts';
import { LONGEST_TEMPLATE, liquidEngine } from './liquid-engine.ts';
import { DeadlineExceeded, withinDeadline } from './within-deadline.ts';

const engine = liquidEngine('text');

/** A save may take longer than a send, and has to end all the same. */
const LINT_DEADLINE_MS = 500;

/** Loops within loops that a saved template may have. */
const DEEPEST_LOOP = 2;

/**
 * What forbids saving a piece of content, in words for the person who wrote it; nothing found = it may be saved.
 *
 * @param longestMs by the clock on the wall, which a busy machine may let pass
 */
export function lintTemplate(content: Content, campaignClass: CampaignClass, longestMs = LINT_DEADLINE_MS): readonly string[] {
  const longest = Math.max(...Object.values(content).map(({ length }) => length));
  if (longest > LONGEST_TEMPLATE) return [`longer than ${LONGEST_TEMPLATE} characters`];
  try {
    return withinDeadline(longestMs, () => findingsOf(content, campaignClass));
  } catch (fault) {
    if (fault instanceof DeadlineExceeded) return ['takes too long to read: it is put together in a way that no mail is'];
    throw fault;
  }
}

function findingsOf(content: Content, campaignClass: CampaignClass): readonly string[] {
  return content.channel === 'sms' ? lintSms(content.text, campaignClass) : lintEmail(content, campaignClass);
}

function lintEmail(
  { subject, preheader, html, text }: Extract<Content, { channel: 'email' }>,
  campaignClass: CampaignClass,
): readonly string[] {
  const parts = { subject, preheader, html, text };
  const marketing = campaignClass === 'marketing';
  return [
    ...Object.entries(parts).flatMap(([part, source]) => lintLiquid(part, source)),
    ...(/[\r\n\u2028\u2029]/.test(subject) ? ['subject: must be one line'] : []),
    ...linksOf(html).flatMap((link) =>
      isLinkSource(link) ? [] : [`html: a link to ${link.slice(0, 80)}; allowed are https, mailto, tel and slots of "links"`],
    ),
    ...(/<(?:script|iframe|form|object|embed)\b|\son\w+\s*=|url\(/i.test(html)
      ? ['html: no scripts, frames, forms or outside pictures']
      : []),
    ...Object.entries({ html, text }).flatMap(([part, source]) => [
      // care 27: every automatic message must lead to a person.
      ...needs(part, source, 'company.replyTo', 'company.phone'),
      ...needs(part, source, 'company.postalAddress'),
      ...(marketing ? [...needs(part, source, 'links.unsubscribe'), ...needs(part, source, 'links.preferences')] : []),
    ]),
  ];
}

function lintSms(text: string, campaignClass: CampaignClass): readonly string[] {
  const optOut = /\bSTOP\b|拒收请回复/.test(text);
  return [
    ...lintLiquid('text', text),
    ...needs('text', text, 'company.name'),
    ...needs('text', text, 'company.phone', 'links.survey'),
    ...(campaignClass === 'marketing' && !optOut ? ['text: says not how to opt out ("Reply STOP to opt out", "拒收请回复R")'] : []),
  ];
}

const needs = (part: string, source: string, ...slots: readonly string[]): readonly string[] =>
  slots.some((slot) => source.includes(slot)) ? [] : [`${part}: lacks ${slots.join(' or ')}`];

/** A slot may stand behind a fixed scheme, or be one of our own links or the logo; a customer's field is never a link's beginning. */
function isLinkSource(link: string): boolean {
  return link.startsWith('{')
    ? /^\{\{\s*(?:links\.[a-z]+|brand\.logo)\s*\}\}/i.test(link)
    : isAllowedLink(link.replace(/\{\{.*?\}\}/gs, '0'));
}

function lintLiquid(part: string, source: string): readonly string[] {
  const findings: string[] = [];
  try {
    engine.parse(source);
  } catch (fault) {
    findings.push(`${part}: ${fault instanceof Error ? fault.message : 'unreadable'}`);
  }
  if (/\{%-?\s*for\s+\w+\s+in\s*\(/.test(source)) findings.push(`${part}: no loops over ranges of numbers`);
  if (loopDepth(source) > DEEPEST_LOOP) findings.push(`${part}: loops within loops deeper than ${DEEPEST_LOOP}`);
  return findings;
}

function loopDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end] of source.matchAll(/\{%-?\s*(end)?for\b/g)) {
    depth += end === undefined ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
