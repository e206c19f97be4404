import type { CampaignClass } from '../domain/campaigns/campaign.ts';
import { mjmlFault } from '../domain/campaigns/mjml-faults.ts';
import type { ContentLocale } from '../domain/wording/greeting.ts';
import { brandPlaces } from './brand-places.ts';
import type { Block, EmailTexts } from './campaign-texts.ts';
import { choicesFor, font, layoutTexts } from './layout-texts.ts';

export interface EmailSource {
  readonly texts: EmailTexts;
  readonly why: string;
  readonly class: CampaignClass;
  readonly locale: ContentLocale;
}

const { accent, soft } = brandPlaces;

/** Inline, for the mail programs that drop style sheets; the classes beside them are for small screens and the dark. */
const styles = {
  emblem: `display:inline-block;min-width:52px;height:76px;line-height:76px;padding:0 12px;border-radius:38px;background:${soft};color:${accent};text-align:center;font-family:Georgia,serif;font-size:36px;`,
  label:
    'min-width:52px;padding:11px 20px 11px 0;border-top:1px solid #e4e2da;vertical-align:top;word-break:normal;overflow-wrap:normal;color:#5c6861;',
  value: 'padding:11px 0;border-top:1px solid #e4e2da;vertical-align:top;font-weight:600;text-align:right;word-break:break-word;',
  box: `border:2px dashed ${accent};border-radius:12px;padding:20px 16px;text-align:center;`,
  code: `font-size:26px;line-height:34px;font-weight:700;letter-spacing:2px;color:${accent};word-break:break-word;`,
  markCell: 'padding:0 4px 6px;text-align:center;',
  markLink: `display:block;padding:12px 0;border:2px solid ${accent};border-radius:10px;color:${accent};font-size:17px;font-weight:600;line-height:22px;text-decoration:none;`,
  product: `padding:14px 16px;border:1px solid #e4e2da;border-left:4px solid ${accent};border-radius:8px;`,
  productName: 'font-size:17px;line-height:24px;font-weight:600;color:#12211a;',
  caption: 'font-size:14px;line-height:22px;color:#5c6861;',
};

/** The mail's MJML: its blocks set into the layout, in which `[[name]]` marks the places. */
export function emailMjml(layout: string, { texts, why, class: campaignClass, locale }: EmailSource): string {
  const around = layoutTexts[locale];
  const places: Readonly<Record<string, string>> = {
    lang: around.lang,
    accent,
    'dark-accent': brandPlaces.darkAccent,
    'dark-soft': brandPlaces.darkSoft,
    'on-dark-accent': brandPlaces.onDarkAccent,
    font,
    leading: around.leading,
    'heading-font': around.headingFont,
    'heading-weight': around.headingWeight,
    'heading-spacing': around.headingSpacing,
    title: asAttribute(texts.subject),
    preheader: asHtml(texts.preheader),
    heading: asHtml(texts.heading),
    emblem:
      texts.emblem === undefined
        ? ''
        : `<mj-text css-class="emblem" padding="0 0 20px"><span style="${styles.emblem}">${asHtml(texts.emblem)}</span></mj-text>`,
    body: texts.blocks.map((block) => blockMjml(block, locale)).join('\n'),
    farewell: around.farewell.map(asHtml).join('<br />'),
    person: around.person.html,
    why: asHtml(why),
    choices: choicesFor(campaignClass, around)
      .map(([slot, words]) => `<a href="{{ links.${slot} }}">${words}</a>`)
      .join('&nbsp;&nbsp;·&nbsp; '),
  };
  return layout.replace(/\[\[([a-z-]+)\]\]/g, (place, name: string) => places[name] ?? place);
}

function blockMjml(block: Block, locale: ContentLocale): string {
  const inner = (each: Block) => blockMjml(each, locale);
  if (typeof block === 'string') return `<mj-text css-class="text">${asHtml(block)}</mj-text>`;
  if ('rows' in block) return rowsMjml(block);
  if ('highlight' in block)
    return `<mj-text css-class="highlight"><div class="box" style="${styles.box}"><div class="code" style="${styles.code}">${asHtml(block.highlight)}</div><div class="caption" style="${styles.caption}">${asHtml(block.caption)}</div></div></mj-text>`;
  if ('button' in block && (block.button.trim() === '' || block.href.trim() === ''))
    throw new Error('A button has no words on it yet, or no address to lead to.');
  if ('button' in block) return `<mj-button css-class="button" href="${block.href}">${asHtml(block.button)}</mj-button>`;
  if ('answers' in block)
    return block.answers
      .map(({ label, href }) => `<mj-button mj-class="answer" css-class="answer" href="${href}">${asHtml(label)}</mj-button>`)
      .concat('<mj-spacer height="16px" />')
      .join('\n');
  if ('scale' in block) return scaleMjml(block);
  if ('picture' in block) return pictureMjml(block);
  if ('productCard' in block) return productCardMjml(block.productCard, locale);
  if ('mjml' in block) return ownMjml(block.mjml);
  const otherwise = block.otherwise === undefined ? [] : ['<mj-raw>{% else %}</mj-raw>', ...block.otherwise.map(inner)];
  return [`<mj-raw>{% if ${block.when} %}</mj-raw>`, ...block.blocks.map(inner), ...otherwise, '<mj-raw>{% endif %}</mj-raw>'].join('\n');
}

/** A table, since buttons of mail programs stand one below the other. */
function scaleMjml({ scale: [least, most], href, low, high }: Extract<Block, { scale: unknown }>): string {
  const marks = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  const width = Math.floor(100 / marks.length);
  const cells = marks.map(
    (mark) =>
      `<td class="mark-cell" width="${width}%" style="${styles.markCell}"><a class="mark-link" style="${styles.markLink}" href="${href}${mark}">${mark}</a></td>`,
  );
  const ends = `<tr><td colspan="${marks.length}" style="padding:0 4px;"><table width="100%" cellpadding="0" cellspacing="0" role="presentation"><tr><td class="caption" align="left" style="${styles.caption}">${asHtml(low)}</td><td class="caption" align="right" style="${styles.caption}">${asHtml(high)}</td></tr></table></td></tr>`;
  return `<mj-table css-class="marks highlight" table-layout="fixed"><tr>${cells.join('')}</tr>${ends}</mj-table>`;
}

function rowsMjml({ rows, each }: Extract<Block, { rows: unknown }>): string {
  const cells = rows.map(([label, value, when]) => {
    const row = `<tr><td class="label" style="${styles.label}">${asHtml(label)}</td><td class="value" style="${styles.value}">${asHtml(value)}</td></tr>`;
    return when === undefined ? row : `{% if ${when} %}${row}{% endif %}`;
  });
  const all = each === undefined ? cells : [`{% for ${each} %}`, ...cells, '{% endfor %}'];
  return `<mj-table css-class="rows">${all.join('')}</mj-table>`;
}

function pictureMjml({ picture, alt, href }: Extract<Block, { picture: unknown }>): string {
  if (picture === '' || alt.trim() === '') throw new Error('A picture has no address yet, or no words for those who do not see it.');
  const link = href === undefined || href === '' ? '' : ` href="${href}"`;
  return `<mj-image css-class="picture" padding="0 0 20px" border-radius="12px" src="${asAttribute(picture)}" alt="${asAttribute(alt)}"${link} />`;
}

/** Name, model and age; a table, so that it looks the same in every mail program. */
function productCardMjml(about: 'products' | 'product', locale: ContentLocale): string {
  const [begin, item, end] = about === 'products' ? ['{% for item in products %}', 'item', '{% endfor %}'] : ['', 'product', ''];
  const age = layoutTexts[locale].age(item);
  const card = `<tr><td class="product" style="${styles.product}"><div style="${styles.productName}">{{ ${item}.name }}</div>{% if ${item}.model and ${item}.model != '' %}<div class="caption" style="${styles.caption}">{{ ${item}.model }}</div>{% endif %}{% if ${item}.years %}<div class="caption" style="${styles.caption}">${age}</div>{% endif %}</td></tr>`;
  return `<mj-table css-class="products highlight">${begin}${card}${end}</mj-table>`;
}

function ownMjml(source: string): string {
  const fault = mjmlFault(source);
  if (fault !== undefined) throw new Error(fault);
  return source;
}

/** Where it stands between quotes; MJML puts the title there too. Liquid between them has quotes of the other kind. */
const asAttribute = (copy: string): string =>
  asHtml(copy).replace(/(\{\{.*?\}\}|\{%.*?%\})|"/gs, (_quote, liquid: string | undefined) =>
    liquid === undefined ? '&quot;' : liquid.includes("'") ? liquid : liquid.replaceAll('"', "'"),
  );

/** Copy is written without HTML; what stands inside Liquid stays as it is. */
const asHtml = (copy: string): string =>
  copy.replace(/(\{\{.*?\}\}|\{%.*?%\})|[&<>]/gs, (character, liquid: string | undefined) => liquid ?? ENTITIES[character] ?? character);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
