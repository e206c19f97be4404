/**
 * A tag with its attributes; a `>` inside quotes does not end it. What slots give is escaped and so never one. A tag or a quote that stays
 * open runs to the end: whoever counts opened mails puts a picture behind it, which may close it.
 */
const TAG = /<[a-z](?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^'">])*(?:>|$)/gi;
/** One attribute, with its value whole: what stands inside a value is no attribute. */
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s>]+)))?/g;
const LINKING = /^(?:href|src|srcset|action|background|xlink:href)$/i;
const ALLOWED = /^(?:https:\/\/[^\s/]|mailto:[^\s]|tel:[+\d(]|http:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$))/i;

/** Targets of all links and pictures of a piece of HTML, as they are written. */
export const linksOf = (html: string): readonly string[] =>
  (html.match(TAG) ?? []).filter((tag) => /href|src|action|background/i.test(tag)).flatMap(linksOfTag);

function linksOfTag(tag: string): readonly string[] {
  return Array.from(tag.matchAll(ATTRIBUTE)).flatMap(([, name = '', double, single, bare]) =>
    LINKING.test(name) ? [double ?? single ?? bare ?? ''] : [],
  );
}

/** https, mailto and tel; plain http for this machine alone. */
export const isAllowedLink = (link: string): boolean => ALLOWED.test(link);

const TO_THE_PERSONS_CHOICES = /\shref\s*=\s*["']?\{\{-?\s*links\.(?:unsubscribe|preferences|myData|confirm)\b/;

/**
 * A template whose links to leave, choose, confirm and see one's data are marked so that SES does not lead them round by its own host to
 * count a click: they must work when that host is blocked or gone, and no third party needs to see them. The others stay counted; of
 * text parts SES counts none. https://docs.aws.amazon.com/ses/latest/dg/faqs-metrics.html
 */
export const withUncountedChoices = (html: string): string =>
  html.replace(TAG, (tag) => (/^<a\s/i.test(tag) && TO_THE_PERSONS_CHOICES.test(tag) ? `<a ses:no-track${tag.slice(2)}` : tag));
