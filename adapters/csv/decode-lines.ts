import { isAscii, isUtf8 } from 'node:buffer';
import { UnreadableFile } from '../../domain/import/unreadable-file.ts';

/**
 * Chunks of whole lines as UTF-8 bytes. A file is taken as GB18030 where the first letters beyond ASCII are no UTF-8 and look like
 * Chinese; else what is no UTF-8 becomes U+FFFD, and the rows that hold one are refused. In neither encoding is a newline ever part
 * of another letter.
 */
export async function* decodeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let encoding: 'ascii' | 'utf-8' | 'gb18030' = 'ascii';
  let first = true;
  for await (const chunk of chunks) {
    const bytes = first ? withoutMark(chunk) : chunk;
    first = false;
    if (encoding === 'ascii' && !isAscii(bytes))
      encoding = !isUtf8(bytes) && isHardlyUtf8(bytes) && looksChinese(bytes) ? 'gb18030' : 'utf-8';
    if (encoding === 'gb18030') yield Buffer.from(new TextDecoder('gb18030').decode(bytes));
    else if (encoding === 'ascii' || isUtf8(bytes)) yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    else yield Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    throw new UnreadableFile('The file is in UTF-16. Save it as "CSV UTF-8" and bring it in again.');
  return a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes;
}

/** A broken letter among many whole ones makes no other encoding of a file: it would turn every other name into another. */
function isHardlyUtf8(bytes: Uint8Array): boolean {
  const beyond = new TextDecoder('utf-8').decode(bytes).match(/[^\0-\x7f]/gu) ?? [];
  const broken = beyond.filter((letter) => letter === '\uFFFD').length;
  return broken * 2 > beyond.length;
}

/** GB18030 pairs with both bytes high are what Chinese text is made of; a Latin-1 letter is followed by an ASCII one. */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let index = 0; index < bytes.length; index++) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[index + 1] ?? 0;
    if (trail >= 0x80) pairs++;
    else others++;
    index++;
  }
  return pairs > others;
}
