import * as z from 'zod';
import type { Cells } from './raw-row.ts';
import { readText } from './read-cells.ts';
import { RowFault } from './reject.ts';

const LIMIT = 254;
const LOCAL_LIMIT = 64;
const address = z.email().max(LIMIT);

/**
 * An address that SES can be given: the local part as it stands (ASCII), the domain in lower case, a domain in other letters in its
 * ASCII form.
 */
export function parseEmail(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > LOCAL_LIMIT) return undefined;
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === undefined) return undefined;
  const parsed = address.safeParse(`${text.slice(0, at)}@${domain}`);
  return parsed.success ? parsed.data : undefined;
}

function asciiDomain(domain: string): string | undefined {
  if (/^[\x21-\x7e]*$/.test(domain)) return domain.toLowerCase();
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  return new URL(`http://${domain}`).hostname;
}

export function readEmail(cells: Cells, column: string): string | undefined {
  const text = readText(cells, column, 320)?.trim();
  if (text === undefined) return undefined;
  const email = parseEmail(text);
  if (email === undefined) throw new RowFault(column, text, 'malformed-email');
  return email;
}
