import { hasPage, type Watching } from './own-links.ts';

const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const BARE = /(?:https?:\/\/|mailto:|tel:)(?:\{\{.*?\}\}|[^\s<>"'{}])*|\{\{-?\s*links\.\w+.*?\}\}/gs;
const OWN = /^\{\{-?\s*links\.(\w+)/;
/** Stands for what a slot gives, which is known when it is sent. Of the private use area: nobody's letter. */
const SLOT = '\uE000';
/** Names that never are anybody's: RFC 2606, RFC 6761. */
const RESERVED = /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|test)$/i;

/**
 * The first link that can lead nobody anywhere, as it is written: an empty one, an address without a name or with one that is set aside
 * for examples, a page of ours that this campaign's messages have no link to. Nothing is fetched: a page that is gone is not seen.
 */
export function deadLink(content: { readonly html?: string; readonly text: string }, plan: Watching): string | undefined {
  const links =
    content.html === undefined
      ? Array.from(content.text.matchAll(BARE), ([link]) => link)
      : Array.from(content.html.matchAll(HREF), ([, double, single, bare]) => double ?? single ?? bare ?? '');
  return links.find((link) => leadsNowhere(link.trim(), plan));
}

function leadsNowhere(link: string, plan: Watching): boolean {
  const [, page] = OWN.exec(link) ?? [];
  if (page !== undefined) return !hasPage(page, plan);
  if (link === '' || link.startsWith('#')) return true;
  const fixed = link.replace(/\{\{.*?\}\}/gs, SLOT);
  const [, scheme = '', rest = ''] = /^(https?:\/\/|mailto:|tel:)?(.*)$/is.exec(fixed) ?? [];
  switch (scheme.toLowerCase()) {
    case 'mailto:':
      return !rest.includes(SLOT) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(rest.replace(/\?.*$/s, ''));
    case 'tel:':
      return !rest.includes(SLOT) && !/\d/.test(rest);
    case 'http://':
    case 'https://':
      return deadHost(rest.replace(/[/?#].*$/s, '').replace(/:\d+$/, ''));
    default:
      return false;
  }
}

const deadHost = (host: string): boolean =>
  !host.includes(SLOT) && !['localhost', '127.0.0.1'].includes(host) && (!/^[^\s.]+(?:\.[^\s.]+)+$/.test(host) || RESERVED.test(host));
