import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { explainUnknownKind, isColumnOf, isImportKind } from '../domain/import/import-kind.ts';
import { sizeOfFile, toColumnMap } from './arguments.ts';
import { type CareClient, putFile } from './care-client.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';
import { progress } from './progress.ts';

const begun = z.object({ id: z.string(), uploadUrl: z.string() });
const record = z.object({
  state: z.enum(['uploading', 'running', 'done', 'failed']),
  counts: z.object({ read: z.number(), created: z.number(), changed: z.number(), unchanged: z.number(), rejected: z.number() }),
  problem: z.string().optional(),
  ignoredColumns: z.array(z.string()).optional(),
});
const rejected = z.object({
  items: z.array(z.object({ line: z.number(), column: z.string(), value: z.string(), reason: z.string() })),
});

const POLL_EVERY = 400;
const SHOWN = 20;
const PATIENCE = 60_000;

/** Hands a file to the running product and waits for its report. */
export async function importFile(
  kind: string,
  path: string,
  options: CommonOptions & { readonly map: readonly string[] },
  client: CareClient,
  to: Console,
): Promise<ExitCode> {
  if (!isImportKind(kind)) throw new WrongUse(explainUnknownKind(kind));
  const map = toColumnMap(options.map);
  for (const column of Object.values(map)) if (!isColumnOf(kind, column)) throw new WrongUse(`${kind} have no column ${column}.`);
  const size = sizeOfFile(path);
  const { id, uploadUrl } = begun.parse(await client.post('/api/imports', { kind, fileName: basename(path), map }));
  const bar = progress(to, options.json);
  await putFile(uploadUrl, path, size, (share) => bar.show(share * 0.05, 'handing the file in'));
  const report = await untilDone(client, id, (read) =>
    bar.show(0.05 + 0.95 * (read / (read + 20_000)), `${read.toLocaleString('en')} rows read`),
  );
  bar.end();
  if (report.state === 'failed') throw new Error(report.problem ?? 'The import failed.');
  const { items } = report.counts.rejected === 0 ? { items: [] } : rejected.parse(await client.get(`/api/imports/${id}/rejects`));
  to.out(options.json ? JSON.stringify({ id, kind, ...report, rejects: items }) : describe(kind, path, id, report, items));
  return report.counts.rejected === 0 ? exitCode.done : exitCode.findings;
}

async function untilDone(client: CareClient, id: string, onRead: (read: number) => void): Promise<z.infer<typeof record>> {
  const handedIn = Date.now();
  for (;;) {
    const known = record.parse(await client.get(`/api/imports/${encodeURIComponent(id)}`));
    if (known.state === 'done' || known.state === 'failed') return known;
    if (known.state === 'uploading' && Date.now() - handedIn > PATIENCE)
      throw new Error('The file was handed in, but nobody has begun to read it for a minute. Look at the log of import-records.');
    onRead(known.counts.read);
    await pause(POLL_EVERY);
  }
}

function describe(
  kind: string,
  path: string,
  id: string,
  { counts, ignoredColumns = [] }: z.infer<typeof record>,
  rejects: z.infer<typeof rejected>['items'],
): string {
  const n = (count: number) => count.toLocaleString('en');
  const lines = [
    `${kind} from ${basename(path)}: ${n(counts.read)} rows read`,
    `  ${n(counts.created)} created, ${n(counts.changed)} changed, ${n(counts.unchanged)} unchanged, ${n(counts.rejected)} rejected`,
  ];
  if (ignoredColumns.length > 0) lines.push(`  columns not read: ${ignoredColumns.join(', ')}`);
  for (const { line, column, value, reason } of rejects.slice(0, SHOWN))
    lines.push(`  line ${line}${column === '' ? '' : `, ${column}`}: ${reason}${value === '' ? '' : ` ${JSON.stringify(value)}`}`);
  if (counts.rejected > SHOWN) lines.push(`  … and ${n(counts.rejected - SHOWN)} more, in the report of import ${id}`);
  return lines.join('\n');
}
