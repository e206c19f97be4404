const LINK = /\s(?:href|src|action|background)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;
const ALLOWED = /^(?:https:\/\/[^\s/]|mailto:[^\s]|tel:[+\d(]|http:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$))/i;

/** Targets of all links and pictures of a piece of HTML, as they are written. */
export const linksOf = (html: string): readonly string[] =>
  Array.from(html.matchAll(LINK), ([, double, single, bare]) => double ?? single ?? bare ?? '');

/** https, mailto and tel; plain http for this machine alone. */
export const isAllowedLink = (link: string): boolean => ALLOWED.test(link);
