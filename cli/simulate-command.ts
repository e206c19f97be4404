import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { instantText } from '../domain/calendar/zoned-time.ts';
import { type ImportKind, isImportKind } from '../domain/import/import-kind.ts';
import { simulate } from '../local/simulation/simulate.ts';
import { sizeOfFile, toColumnMap } from './arguments.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';
import { progress } from './progress.ts';

const files = ['customers', 'assets', 'orders', 'points', 'facts'] as const;

type Options = CommonOptions & {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly settings?: string;
  readonly out: string;
  readonly map: readonly string[];
} & { readonly [kind in (typeof files)[number]]?: string };

const SHOWN = 20;

/** Runs the engine over files in virtual time and says what it would have sent. */
export async function simulateFiles(options: Options, to: Console): Promise<ExitCode> {
  if (options.from > options.to) throw new WrongUse('--from lies after --to.');
  for (const kind of [...files, 'settings'] as const) if (options[kind] !== undefined) sizeOfFile(options[kind]);
  const bar = progress(to, options.json);
  const { rejects, ...report } = await simulate({
    ...options,
    maps: mapsByKind(options.map),
    onProgress: (share, at) => bar.show(share, instantText(at)),
  });
  bar.end();
  to.out(
    options.json
      ? JSON.stringify({ ...report, rejects })
      : `${report.sent} sent, ${report.skipped} skipped, ${report.failed} failed → ${options.out}`,
  );
  if (!options.json) {
    for (const { file, line, column, reason } of rejects.slice(0, SHOWN)) to.err(`${file} line ${line}, ${column}: ${reason}`);
    if (rejects.length > SHOWN) to.err(`… and ${rejects.length - SHOWN} more rows rejected`);
  }
  return rejects.length === 0 ? exitCode.done : exitCode.findings;
}

/** `[KIND:]Header=column`; without a kind the orders file is meant. */
function mapsByKind(pairs: readonly string[]): Partial<Record<ImportKind, Record<string, string>>> {
  const maps: Partial<Record<ImportKind, Record<string, string>>> = {};
  for (const pair of pairs) {
    const [before = ''] = pair.split(':', 1);
    const kind = isImportKind(before) ? before : 'orders';
    maps[kind] = { ...maps[kind], ...toColumnMap([isImportKind(before) ? pair.slice(before.length + 1) : pair]) };
  }
  return maps;
}
