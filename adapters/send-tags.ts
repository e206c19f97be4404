import * as z from 'zod';
import type { SendTags } from '../workflows/outbox.ts';

const packed = z.tuple([z.string().min(1).max(512), z.string().min(1).max(4096), z.string().min(1).max(256), z.int().positive()]);

/**
 * Tags by which a provider's late event finds its message: customer, message key, campaign and attempt in one base64url text, cut
 * into `m0`, `m1`, … because a tag's value is short and allows few characters.
 *
 * `maxLength` is the provider's limit of one value: 256 for SES, 800 for SMS.
 */
export function encodeTags({ customer, key, campaign, attempt }: SendTags, maxLength: number): Record<string, string> {
  const text = Buffer.from(JSON.stringify([customer, key, campaign, attempt])).toString('base64url');
  const tags: Record<string, string> = {};
  for (let i = 0; i * maxLength < text.length; i++) tags[`m${i}`] = text.slice(i * maxLength, (i + 1) * maxLength);
  return tags;
}

/** Reads them back from an event: SES gives a list for each tag, SMS a text. Undefined where they are not ours. */
export function decodeTags(tags: Readonly<Record<string, string | readonly string[]>>): SendTags | undefined {
  let text = '';
  for (let i = 0; `m${i}` in tags; i++) text += [tags[`m${i}`]].flat()[0] ?? '';
  try {
    const [customer, key, campaign, attempt] = packed.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { customer, key, campaign, attempt };
  } catch {
    return undefined;
  }
}
