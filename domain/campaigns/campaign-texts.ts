import type { ContentLocale } from '../wording/greeting.ts';

/**
 * One block of a mail; the HTML part and the text part are both made from it. Copy may hold Liquid, never HTML.
 *
 * - a text: a paragraph
 * - `rows`: label and value side by side, shown where the row's own condition holds; with `each` (`product in products`) the rows are
 *   repeated
 * - `highlight`: what to note down, such as a voucher's code
 * - `button`: the one thing to do; `answers`: two of equal weight
 * - `scale`: the whole numbers from the first to the last as small buttons side by side; the number is put behind `href`
 * - `picture`: one, with the words for whoever does not see it
 * - `productCard`: name, model and age of the products that it is about, or of the one; it has no place for a price
 * - `mjml`: written by hand, of a closed list of elements (`mjmlFault`); the only block that may hold markup
 * - `when`: blocks under a condition
 */
export type Block =
  | string
  | { readonly rows: readonly (readonly [label: string, value: string, when?: string])[]; readonly each?: string | undefined }
  | { readonly highlight: string; readonly caption: string }
  | { readonly button: string; readonly href: string }
  | { readonly answers: readonly { readonly label: string; readonly href: string }[] }
  | { readonly scale: readonly [least: number, most: number]; readonly href: string; readonly low: string; readonly high: string }
  | { readonly picture: string; readonly alt: string; readonly href?: string | undefined }
  | { readonly productCard: 'products' | 'product' }
  | { readonly mjml: string }
  | { readonly when: string; readonly blocks: readonly Block[]; readonly otherwise?: readonly Block[] | undefined };

export interface EmailTexts {
  readonly subject: string;
  /** What an inbox shows after the subject. */
  readonly preheader: string;
  /** A number to celebrate, set large above the heading. HTML only. */
  readonly emblem?: string | undefined;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface StepTexts {
  readonly email?: EmailTexts | undefined;
  readonly sms?: string | undefined;
  /** Other words for the same message, by the variant’s letter. */
  readonly variants?: Readonly<Record<string, Omit<StepTexts, 'variants'>>> | undefined;
}

export interface CampaignTexts {
  /** Why the person gets this: the first line of the footer. */
  readonly why: string;
  /** By step id. */
  readonly steps: Readonly<Record<string, StepTexts>>;
}

/** What a campaign says, as far as it is written. */
export type WrittenTexts = Readonly<Partial<Record<ContentLocale, CampaignTexts | undefined>>>;
