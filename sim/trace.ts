import { createHash } from 'node:crypto';
import type { Instant } from '../domain/calendar/calendar-date.ts';
import { instantText } from '../domain/calendar/zoned-time.ts';

/** What happened, line by line: a hash always, the lines themselves where somebody wants to read them. */
export interface Trace {
  add(at: Instant, line: string): void;
  hash(): string;
  readonly lines: readonly string[];
}

export function traceOf({ kept }: { readonly kept: boolean }): Trace {
  const hash = createHash('sha256');
  const lines: string[] = [];
  let buffer = '';
  return {
    lines,
    add(at, line) {
      buffer += `${at} ${line}\n`;
      if (kept) lines.push(`${instantText(at)} ${line}`);
      if (buffer.length < 65_536) return;
      hash.update(buffer);
      buffer = '';
    },
    hash() {
      hash.update(buffer);
      buffer = '';
      return hash.copy().digest('hex').slice(0, 16);
    },
  };
}
