import { Button, Modal, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { safeCsv } from '../../../domain/csv/safe-csv.ts';
import type { ImportRecord } from '../../contract/import-answers.ts';
import { ask } from '../ask.ts';
import { count } from '../parts/formats.ts';
import { saveFile } from '../parts/save-file.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { words } from '../words.ts';

const t = words.import.undo;
const done = ['removed', 'restored', 'left'] as const;
const ahead = ['created', 'changed', 'consents', 'untouched'] as const;

/** Takes a whole import back, after what that would do was seen. */
export function UndoImport({ record }: { readonly record: ImportRecord }) {
  const [opened, setOpened] = useState(false);
  const { kind, state, dry, log } = record;
  const settled = state === 'done' || state === 'failed' || state === 'undoing';
  if (!settled || dry === true) return null;
  if (kind === 'recalls') return <p className="muted">{t.recalls}</p>;
  if (log === undefined) return null;
  return (
    <div>
      <Button mt="sm" variant="default" leftSection={<IconArrowBackUp size={16} stroke={1.6} />} onClick={() => setOpened(true)}>
        {state === 'undoing' ? t.goOn : t.open}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t.title} centered closeButtonProps={{ 'aria-label': words.close }}>
        <UndoForm record={record} onDone={() => setOpened(false)} />
      </Modal>
    </div>
  );
}

function UndoForm({ record, onDone }: { readonly record: ImportRecord; readonly onDone: () => void }) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const preview = useQuery({
    queryKey: ['import', record.id, 'undo'],
    queryFn: () => ask('GET /api/imports/:id/undo', { path: { id: record.id } }),
    gcTime: 0,
  });
  const undo = useMutation({
    mutationFn: () => ask('POST /api/imports/:id/undo', { path: { id: record.id } }),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ['import', record.id], exact: true });
    },
  });
  if (preview.isPending) return <LoadingRows rows={3} />;
  if (preview.isError) return <Failure error={preview.error} onRetry={() => preview.refetch()} />;
  const { of, ...counts } = preview.data;
  const looked = counts.created + counts.changed + counts.consents;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        undo.mutate();
      }}
    >
      <p>{t.about}</p>
      <dl className="join-holdings">
        {ahead.map((name) => (
          <div key={name}>
            <dt>{t[name]}</dt>
            <dd>{count(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {looked < of && <p className="muted">{t.sampled(count(looked), count(of))}</p>}
      <p className="muted">
        {t.people} {t.sent}
      </p>
      <TextInput
        label={t.confirm(record.fileName)}
        value={typed}
        maxLength={254}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={undo.error?.message}
        data-autofocus
      />
      <Button type="submit" color="red" disabled={typed !== record.fileName} loading={undo.isPending}>
        {t.go}
      </Button>
    </form>
  );
}

/** How far it is, and what it did not touch. */
export function UndoFigures({ record }: { readonly record: ImportRecord }) {
  const { undo } = record;
  const left = useMutation({
    mutationFn: () => ask('GET /api/imports/:id/left', { path: { id: record.id } }),
    onSuccess: ({ items }) =>
      saveFile(
        `${record.fileName}.left.csv`,
        'text/csv',
        safeCsv(
          ['customer', 'type', 'id'],
          items.map((one) => [one.customer, one.type, one.id]),
        ),
      ),
  });
  if (undo === undefined) return null;
  return (
    <div aria-live="polite">
      <dl className="figures">
        {done.map((name) => (
          <div key={name}>
            <dt>{t.figures[name]}</dt>
            <dd>{count(undo[name])}</dd>
          </div>
        ))}
      </dl>
      {record.state === 'undone' && undo.left > 0 && (
        <p className="muted">
          {t.left}:{' '}
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconDownload size={14} stroke={1.6} />}
            loading={left.isPending}
            onClick={() => left.mutate()}
          >
            {t.download}
          </Button>
        </p>
      )}
      {left.isError && (
        <p className="why-problem" role="alert">
          {left.error.message}
        </p>
      )}
    </div>
  );
}
