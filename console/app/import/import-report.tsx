import { Button, Loader, Table } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { safeCsv } from '../../../domain/csv/safe-csv.ts';
import type { ImportRecord, RejectedRow } from '../../contract/import-answers.ts';
import { ask } from '../ask.ts';
import { count } from '../parts/formats.ts';
import { saveFile } from '../parts/save-file.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { words } from '../words.ts';
import { UndoFigures, UndoImport } from './undo-import.tsx';

const t = words.import;
const POLL_MS = 700;
const SHOWN_REJECTS = 20;
const figures = ['read', 'created', 'changed', 'unchanged', 'rejected'] as const;

type State = ImportRecord['state'] | undefined;
const isSettled = (state: State): boolean => state === 'done' || state === 'failed' || state === 'undone';

export function ImportReport({ id }: { readonly id: string }) {
  const queries = useQueryClient();
  const report = useQuery({
    queryKey: ['import', id],
    queryFn: () => ask('GET /api/imports/:id', { path: { id } }),
    refetchInterval: ({ state }) => (isSettled(state.data?.state) ? false : POLL_MS),
  });
  const state = report.data?.state;
  useEffect(() => {
    if (isSettled(state)) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' });
  }, [state, queries]);
  if (report.isPending) return <LoadingRows rows={3} />;
  if (report.isError) return <Failure error={report.error} onRetry={() => report.refetch()} />;
  const { fileName, kind, counts, problem, dry, undo } = report.data;
  const busy = !isSettled(state);
  return (
    <section className="card" aria-live="polite">
      <div className="section-head">
        <div>
          <h2>{fileName}</h2>
          <p className="muted">{Object.entries(t.kinds).find(([name]) => name === kind)?.[1] ?? kind}</p>
          {dry === true && <p className="muted">{t.tried}</p>}
        </div>
        <span className="chip" data-tone={state === 'done' || state === 'undone' ? 'good' : state === 'failed' ? 'bad' : 'plain'}>
          {busy && <Loader size={12} />} {dry === true && state === 'done' ? t.triedShort : t.states[report.data.state]}
        </span>
      </div>
      {problem !== undefined && (
        <p className="why-problem" role="alert">
          {problem}
        </p>
      )}
      <dl className="figures">
        {figures.map((name) => (
          <div key={name} data-tone={name === 'rejected' && counts.rejected > 0 ? 'bad' : undefined}>
            <dt>{t.counts[name]}</dt>
            <dd>{count(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {undo !== undefined && <UndoFigures record={report.data} />}
      {state === 'done' && counts.rejected === 0 && <p className="muted">{t.noRejects}</p>}
      <UndoImport record={report.data} />
      {!busy && counts.rejected > 0 && <Rejects id={id} fileName={fileName} total={counts.rejected} dry={dry === true} />}
    </section>
  );
}

interface RejectsProps {
  readonly id: string;
  readonly fileName: string;
  readonly total: number;
  readonly dry: boolean;
}

function Rejects({ id, fileName, total, dry }: RejectsProps) {
  const rejects = useQuery({
    queryKey: ['import', id, 'rejects'],
    queryFn: () => ask('GET /api/imports/:id/rejects', { path: { id } }),
  });
  if (rejects.isPending) return <LoadingRows rows={3} />;
  if (rejects.isError) return <Failure error={rejects.error} onRetry={() => rejects.refetch()} />;
  const rows = rejects.data.items;
  return (
    <div>
      <div className="section-head">
        <div>
          <h3>{t.rejects}</h3>
          <p className="muted">{dry ? t.rejectsHelpDry : t.rejectsHelp}</p>
        </div>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} />} onClick={() => download(fileName, rows)}>
          {t.download}
        </Button>
      </div>
      <ul className="plain-list">
        {faultsOf(rows).map(({ column, reason, many }) => (
          <li key={`${column} ${reason}`}>{t.fault(column, t.why(reason), count(many))}</li>
        ))}
      </ul>
      {rows.length < total && <p className="muted">{t.first(count(rows.length), count(total))}</p>}
      <WideTable label={t.rejects} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.line}</Table.Th>
            <Table.Th>{t.column}</Table.Th>
            <Table.Th>{t.value}</Table.Th>
            <Table.Th>{t.reason}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, SHOWN_REJECTS).map((row) => (
            <Table.Tr key={`${row.line} ${row.column} ${row.reason}`}>
              <Table.Td>{count(row.line)}</Table.Td>
              <Table.Td>{row.column}</Table.Td>
              <Table.Td className="cut">{row.value}</Table.Td>
              <Table.Td>{t.why(row.reason)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {rows.length > SHOWN_REJECTS && <p className="muted">{t.shown(count(SHOWN_REJECTS))}</p>}
    </div>
  );
}

/** What is wrong, the commonest first: ten thousand lines commonly have one fault. */
function faultsOf(rows: readonly RejectedRow[]) {
  const found = new Map<string, { readonly column: string; readonly reason: string; readonly many: number }>();
  for (const { column, reason } of rows) {
    const key = `${column} ${reason}`;
    found.set(key, { column, reason, many: (found.get(key)?.many ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.many - a.many);
}

function download(fileName: string, rows: readonly RejectedRow[]): void {
  const cells = rows.map((row) => [String(row.line), row.column, row.value, row.reason, t.why(row.reason)]);
  saveFile(`${fileName}.rejected.csv`, 'text/csv', safeCsv(['line', 'column', 'value', 'reason', 'in words'], cells));
}
