import { mjmlText } from '../domain/campaigns/mjml-faults.ts';
import type { Block } from './campaign-texts.ts';
import type { EmailSource } from './email-mjml.ts';
import { choicesFor, type LayoutTexts, layoutTexts } from './layout-texts.ts';

/** The mail's text part, made from the same blocks as its HTML. */
export function emailText({ texts, why, class: campaignClass, locale }: EmailSource): string {
  const around = layoutTexts[locale];
  const choices = choicesFor(campaignClass, around).map(([slot, words]) => `${words}${around.colon}{{ links.${slot} }}`);
  return [
    texts.heading,
    ...texts.blocks.map((block) => blockText(block, around)),
    around.farewell.join('\n'),
    '--',
    around.person.text,
    why,
    choices.join('\n'),
    '{{ company.name }} · {{ company.postalAddress }}',
  ].join('\n\n');
}

function blockText(block: Block, around: LayoutTexts): string {
  const { colon } = around;
  if (typeof block === 'string') return block;
  if ('rows' in block) {
    const lines = block.rows
      .map(([label, value, when]) =>
        when === undefined ? `${label}${colon}${value}\n` : `{% if ${when} %}${label}${colon}${value}\n{% endif %}`,
      )
      .join('');
    return (block.each === undefined ? lines : `{% for ${block.each} %}${lines}{% endfor %}`).trimEnd();
  }
  if ('highlight' in block) return `    ${block.highlight}\n    ${block.caption}`;
  if ('button' in block) return `${block.button}${colon}${block.href}`;
  if ('scale' in block) return scaleText(block, colon);
  if ('answers' in block) return block.answers.map(({ label, href }) => `${label}${colon}${href}`).join('\n');
  if ('picture' in block) return block.href === undefined || block.href === '' ? block.alt : `${block.alt}${colon}${block.href}`;
  if ('productCard' in block) return productCardText(block.productCard, around);
  if ('mjml' in block) return mjmlText(block.mjml);
  const inner = (blocks: readonly Block[]): string => blocks.map((each) => blockText(each, around)).join('\n\n');
  const otherwise = block.otherwise === undefined ? '' : `{% else %}${inner(block.otherwise)}`;
  return `{% if ${block.when} %}${inner(block.blocks)}${otherwise}{% endif %}`;
}

function productCardText(about: 'products' | 'product', { age }: LayoutTexts): string {
  const [begin, item, end] = about === 'products' ? ['{% for item in products %}', 'item', '{% endfor %}'] : ['', 'product', ''];
  const line = `{{ ${item}.name }}{% if ${item}.model and ${item}.model != '' %}, {{ ${item}.model }}{% endif %}{% if ${item}.years %}, ${age(item)}{% endif %}\n`;
  return `${begin}${line}${end}`.trimEnd();
}

function scaleText({ scale: [least, most], href, low, high }: Extract<Block, { scale: unknown }>, colon: string): string {
  const ends: Readonly<Record<number, string>> = { [least]: ` (${low})`, [most]: ` (${high})` };
  const marks = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  return marks.map((mark) => `${mark}${ends[mark] ?? ''}${colon}${href}${mark}`).join('\n');
}
