/** What somebody may write by hand inside the card of a mail: content, and nothing that reaches beyond it or hides what stands around it. */
const elements: ReadonlySet<string> = new Set([
  ...['mj-text', 'mj-image', 'mj-button', 'mj-divider', 'mj-spacer', 'mj-table'],
  ...['p', 'br', 'strong', 'em', 'b', 'i', 'u', 'span', 'a', 'ul', 'ol', 'li', 'h2', 'h3', 'table', 'tbody', 'tr', 'td', 'th'],
]);
const attributes: ReadonlySet<string> = new Set([
  ...['align', 'alt', 'background-color', 'border', 'border-color', 'border-radius', 'border-width', 'cellpadding', 'cellspacing', 'color'],
  ...[
    'colspan',
    'font-size',
    'font-style',
    'font-weight',
    'height',
    'href',
    'inner-padding',
    'line-height',
    'padding',
    'src',
    'text-align',
  ],
  ...['title', 'valign', 'width'],
]);

const LIQUID = /\{\{.*?\}\}|\{%.*?%\}/gs;
const TAG = /^<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+="[^"<>]*")*)\s*(\/?)>/;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;
const empty: ReadonlySet<string> = new Set(['br', 'mj-image', 'mj-divider', 'mj-spacer']);

/** What forbids MJML that was written by hand, in a sentence for its author; undefined where nothing does. */
export function mjmlFault(source: string): string | undefined {
  // What Liquid compares stands in no tag.
  const plain = source.replace(LIQUID, (liquid) => (/[<>"]/.test(liquid) ? 'x'.repeat(liquid.length) : liquid));
  const open: string[] = [];
  let end = 0;
  for (let at = plain.indexOf('<'); at >= 0; at = plain.indexOf('<', at + 1)) {
    const [whole, closing, name = '', given = '', alone] = TAG.exec(plain.slice(at, at + 4000)) ?? [];
    if (whole === undefined) return `This is no element that MJML knows: ${plain.slice(at, at + 40)}`;
    if (open.length === 0 && plain.slice(end, at).trim() !== '') return loose(plain.slice(end, at));
    end = at + whole.length;
    if (!elements.has(name)) return `<${name}> is not allowed here.`;
    const other = [...given.matchAll(ATTRIBUTE)].find(([, attribute = '']) => !attributes.has(attribute));
    if (other !== undefined) return `The attribute ${other[1]} is not allowed here.`;
    if (open.length === 0 && !name.startsWith('mj-')) return `<${name}> stands outside of a text: put it into <mj-text>.`;
    if (open.length > 0 && name.startsWith('mj-') && !(closing === '/' && open.at(-1) === name))
      return `<${name}> stands inside of <${open.at(-1)}>.`;
    if (closing === '/') {
      if (open.pop() !== name) return `</${name}> closes nothing.`;
    } else if (alone !== '/' && !empty.has(name)) open.push(name);
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed.`;
  return plain.slice(end).trim() === '' ? undefined : loose(plain.slice(end));
}

/** MJML would leave it out without a word, a condition too. */
const loose = (text: string): string => `This stands outside of a text: ${text.trim().slice(0, 40)}`;

/** The same as plain text: pictures by their words, links with where they lead. */
export function mjmlText(source: string): string {
  return source
    .replace(/<mj-image\b[^>]*?\balt="([^"]*)"[^>]*>/g, '$1\n')
    .replace(/<(?:a|mj-button)\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)<\/(?:a|mj-button)>/gs, '$2: $1')
    .replace(/<(?:br|\/p|\/li|\/tr|\/h2|\/h3|\/mj-text)\b[^>]*>/g, '\n')
    .replace(/<[a-z/][^>]*>/g, '')
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
