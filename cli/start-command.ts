import type { Instant } from '../domain/calendar/calendar-date.ts';
import { startCare } from '../local/start.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode } from './outcome.ts';
import { progress } from './progress.ts';

/** The whole product on this machine, until Ctrl-C. */
export async function start(
  options: CommonOptions & { readonly data: string; readonly demo: boolean; readonly clock?: Instant },
  to: Console,
): Promise<ExitCode> {
  const bar = progress(to, options.json);
  const care = await startCare({
    port: options.port,
    dataDir: options.data,
    demo: options.demo,
    clock: options.clock,
    onProgress: (what, share = 0) => bar.show(share, what),
    onNotice: (message) => to.err(message),
  });
  bar.end();
  to.out(options.json ? JSON.stringify({ url: care.url }) : `Perennial is ready at ${care.url} (Ctrl-C ends it)`);
  const asked = new Promise<undefined>((resolve) => {
    process.once('SIGINT', () => resolve(undefined));
    process.once('SIGTERM', () => resolve(undefined));
  });
  const fault = await Promise.race([asked, care.failed]);
  if (fault !== undefined) {
    // Nothing is put in order on a full disk: the next start finds everything as a kill would have left it.
    to.err(fault);
    process.exit(exitCode.failed);
  }
  if (!options.json) to.err('Ending; what waits goes on at the next start.');
  await care.stop();
  return exitCode.done;
}
