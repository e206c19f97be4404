/** What a spreadsheet takes for the beginning of a formula, full-width forms and leading blanks included; and our own mark. */
const ACTIVE = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n']|\s)/u;

/**
 * A cell that no spreadsheet runs (OWASP, CSV injection): an apostrophe goes before whatever could be a formula. A text that begins with
 * an apostrophe of its own gets one more, so that taking one off gives every cell back as it was.
 */
export const safeCell = (text: string): string => (ACTIVE.test(text) ? `'${text}` : text);

const quoted = (text: string): string => `"${safeCell(text).replaceAll('"', '""')}"`;

/** RFC 4180 with a byte order mark, by which Excel knows UTF-8; the header's cells are made safe too. */
export function safeCsv(header: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [header, ...rows].map((cells) => cells.map(quoted).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
