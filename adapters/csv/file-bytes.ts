import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableFile } from '../../domain/import/unreadable-file.ts';

const NEWLINE = 0x0a;
/** A row or line longer than this is refused. */
export const ROW_LIMIT = 64 * 1024;

/** The bytes of a file, unpacked where they are gzip's, whatever the file is called. */
export async function* unpack(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done === true) return;
  const all = startingWith(first.value, source);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* all;
  const packed = Readable.from(all, { objectMode: false });
  const plain = createGunzip({ chunkSize: ROW_LIMIT });
  packed.on('error', (error) => plain.destroy(error));
  try {
    yield* packed.pipe(plain);
  } catch (cause) {
    throw new UnreadableFile('The file is gzip but cannot be unpacked: it is cut off or damaged. Pack it again.', { cause });
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The same bytes in chunks that end with a line, the last one too. What exceeds twice the limit in one line is left out. */
export async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = all.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield all.subarray(0, end);
    rest = all.length - end > 2 * ROW_LIMIT ? cutLine(all.subarray(end)) : all.subarray(end);
  }
  if (rest.length > 0) yield Buffer.concat([rest, Buffer.of(NEWLINE)]);
}

/** Long enough still to be refused as too long, and not cut inside a letter of UTF-8. */
function cutLine(line: Uint8Array): Uint8Array {
  let length = ROW_LIMIT + 1024;
  while (((line[length] ?? 0) & 0xc0) === 0x80) length--;
  return line.slice(0, length);
}
