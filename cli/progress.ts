import { SingleBar } from 'cli-progress';
import type { Console } from './outcome.ts';

export interface Progress {
  /** `share` from 0 to 1. */
  show(share: number, what: string): void;
  end(): void;
}

const LINE_EVERY = 2000;

/** A bar where somebody sits in front, now and then a line where not, nothing where JSON is asked for. */
export function progress(to: Console, quiet: boolean): Progress {
  if (quiet) return { show: () => {}, end: () => {} };
  if (to.terminal === undefined) return lines(to);
  let bar: SingleBar | undefined;
  return {
    show(share, what) {
      if (bar === undefined) {
        bar = new SingleBar({
          format: '{bar} {percentage} %  {what}',
          stream: to.terminal ?? process.stderr,
          hideCursor: true,
          barsize: 30,
        });
        bar.start(100, 0, { what });
      }
      bar.update(Math.floor(Math.min(1, share) * 100), { what });
    },
    end: () => bar?.stop(),
  };
}

function lines(to: Console): Progress {
  let said = '';
  let saidAt = 0;
  return {
    show(share, what) {
      const line = `${String(Math.floor(share * 100)).padStart(3)} %  ${what}`;
      if (line === said || Date.now() - saidAt < LINE_EVERY) return;
      said = line;
      saidAt = Date.now();
      to.err(line);
    },
    end: () => {},
  };
}
