import type { Block } from './campaign-texts.ts';
import { mjmlFault } from './mjml-faults.ts';

/**
 * The body of a mail as one MJML text, and back. Texts, buttons and pictures are written out; whatever MJML by hand has no words for
 * (rows, answer buttons, conditions, what shows only if something is so) keeps its place as `<mj-block at="3" … />`. Nothing is lost
 * either way: what is no plain element stays MJML when it is read.
 */
export function mjmlSource(blocks: readonly Block[]): string {
  return blocks.map((block, at) => written(block) ?? `<mj-block at="${at + 1}" kind="${kindOf(block)}" />`).join('\n\n');
}

export type ReadSource = { readonly kind: 'read'; readonly blocks: readonly Block[] } | { readonly kind: 'fault'; readonly fault: string };

/** `before`: the blocks that the source was made of, whose places it may name. */
export function readMjmlSource(source: string, before: readonly Block[]): ReadSource {
  const blocks: Block[] = [];
  for (let rest = source.trim(); rest !== ''; ) {
    const element = firstElement(rest);
    if (element === undefined) return fault(mjmlFault(rest) ?? `This stands outside of a text: ${rest.slice(0, 40)}`);
    rest = rest.slice(element.length).trim();
    const place = PLACE.exec(element)?.[1];
    const kept = place === undefined ? undefined : before[Number(place) - 1];
    if (place !== undefined && kept === undefined) return fault(`There is no block ${place} to keep.`);
    const wrong = place === undefined ? mjmlFault(element) : undefined;
    if (wrong !== undefined) return fault(wrong);
    blocks.push(kept ?? plain(element) ?? { mjml: element });
  }
  return { kind: 'read', blocks };
}

const fault = (sentence: string): ReadSource => ({ kind: 'fault', fault: sentence });

const LIQUID = /(\{\{.*?\}\}|\{%.*?%\})/s;
const PLACE = /^<mj-block at="(\d{1,3})"(?: kind="[a-z]+")? \/>$/;
const OPENS = /^<([a-z][a-z0-9-]*)(?:\s[^<>]*?)?(\/?)>/;

/** The one at the beginning; no element of a mail's body stands inside of another. */
function firstElement(source: string): string | undefined {
  const hidden = source.replace(new RegExp(LIQUID, 'gs'), (liquid) => 'x'.repeat(liquid.length));
  const [opening = '', name, alone] = OPENS.exec(hidden) ?? [];
  if (name === undefined) return undefined;
  if (alone === '/') return source.slice(0, opening.length);
  const closing = `</${name}>`;
  const end = hidden.indexOf(closing);
  return end < 0 ? undefined : source.slice(0, end + closing.length);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const LETTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** What is between Liquid; Liquid itself stays as it is. */
const outside = (text: string, change: (part: string) => string): string =>
  text
    .split(LIQUID)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('');
const escaped = (text: string): string => outside(text, (part) => part.replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? letter));
const unescaped = (text: string): string =>
  outside(text, (part) => part.replace(/&(?:amp|lt|gt);/g, (entity) => LETTERS[entity] ?? entity));

/** Undefined where it would not be read as what it is. */
function written(block: Block): string | undefined {
  const source = asSource(block);
  // Half a tag of Liquid would reach into the next element.
  if (
    source === undefined ||
    /\{[{%]/.test(
      source
        .split(LIQUID)
        .filter((_, at) => at % 2 === 0)
        .join(' '),
    )
  )
    return undefined;
  if (firstElement(source) !== source || mjmlFault(source) !== undefined) return undefined;
  if (typeof block === 'object' && 'mjml' in block) return source;
  return JSON.stringify(plain(source)) === JSON.stringify(block) ? source : undefined;
}

function asSource(block: Block): string | undefined {
  if (typeof block === 'string') return `<mj-text>${escaped(block)}</mj-text>`;
  if ('mjml' in block) return plain(block.mjml) === undefined ? block.mjml : undefined;
  if ('button' in block) return `<mj-button href="${block.href}">${escaped(block.button)}</mj-button>`;
  if (!('picture' in block)) return undefined;
  const href = block.href === undefined ? '' : ` href="${block.href}"`;
  return `<mj-image src="${block.picture}" alt="${block.alt}"${href} />`;
}

/** A block, where the element is one as `asSource` writes it. */
function plain(element: string): Block | undefined {
  const [, text] = /^<mj-text>(.*)<\/mj-text>$/s.exec(element) ?? [];
  if (text !== undefined) return hasTags(text) ? undefined : unescaped(text);
  const [, href, label] = /^<mj-button href="([^"]*)">(.*)<\/mj-button>$/s.exec(element) ?? [];
  if (href !== undefined && label !== undefined) return hasTags(label) ? undefined : { button: unescaped(label), href };
  const [, picture, alt, link] = /^<mj-image src="([^"]*)" alt="([^"<>&]*)"(?: href="([^"]*)")? \/>$/.exec(element) ?? [];
  if (picture === undefined || alt === undefined) return undefined;
  return link === undefined ? { picture, alt } : { picture, alt, href: link };
}

const hasTags = (text: string): boolean => text.split(LIQUID).some((part, at) => at % 2 === 0 && /[<>]/.test(part));

function kindOf(block: Block): string {
  if (typeof block === 'string') return 'text';
  if ('rows' in block) return 'rows';
  if ('highlight' in block) return 'highlight';
  if ('answers' in block) return 'answers';
  if ('scale' in block) return 'scale';
  if ('productCard' in block) return 'products';
  if ('when' in block) return 'condition';
  if ('mjml' in block) return 'mjml';
  return 'button' in block ? 'button' : 'picture';
}
