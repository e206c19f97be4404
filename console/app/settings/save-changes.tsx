import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../contract/answers.ts';
import { ask, Problem } from '../ask.ts';
import { words } from '../words.ts';
import { type Edits, type Tree, withEdits } from './setting-paths.ts';
import { settingsWords as t } from './settings-words.ts';

interface SaveChangesProps {
  readonly stored: { readonly rev: number; readonly settings: Tree };
  readonly edits: Edits;
  readonly onDrop: () => void;
}

/** First the differences, by the engine's own reading of them; then the saving, on the revision that was read. */
export function SaveChanges({ stored, edits, onDrop }: SaveChangesProps) {
  const queries = useQueryClient();
  const settings = withEdits(stored.settings, edits);
  const check = useMutation({ mutationFn: () => ask('POST /api/settings/check', { body: { settings } }) });
  const save = useMutation({
    mutationFn: () => ask('PUT /api/settings', { body: { rev: stored.rev, settings } }),
    onSuccess: async () => {
      onDrop();
      check.reset();
      // Pictures of campaigns wear the company's colour, logo and name.
      await Promise.all([['settings'], ['campaign-picture']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const conflict = save.error instanceof Problem && save.error.status === 409;
  const loadTheirs = async () => {
    await queries.invalidateQueries({ queryKey: ['settings'] });
    save.reset();
    check.reset();
  };
  const touched = Object.keys(edits).length;
  if (touched === 0) return save.isSuccess ? <p role="status">{t.saved}</p> : null;
  return (
    <div className="settings-bar">
      <span>{t.touched(touched)}</span>
      {check.isError && (
        <p className="why-problem" role="alert">
          {check.error.message}
        </p>
      )}
      <Button variant="default" onClick={onDrop}>
        {t.drop}
      </Button>
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {t.look}
      </Button>
      <Modal
        opened={check.isSuccess}
        onClose={() => check.reset()}
        title={t.confirm}
        centered
        size="lg"
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <Differences changes={check.data?.changes ?? []} />
        <p className="muted small">{t.confirmHelp}</p>
        {save.isError && (
          <p className="why-problem" role="alert">
            {save.error.message}
          </p>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => check.reset()}>
            {words.cancel}
          </Button>
          {conflict ? (
            <Button onClick={loadTheirs}>{t.newer}</Button>
          ) : (
            <Button loading={save.isPending} disabled={check.data?.changes.length === 0} onClick={() => save.mutate()}>
              {t.save}
            </Button>
          )}
        </Group>
      </Modal>
    </div>
  );
}

function Differences({ changes }: Answer<'POST /api/settings/check'>) {
  if (changes.length === 0) return <p>{t.nothing}</p>;
  return (
    <ul className="setting-changes changes">
      {changes.map(({ path, before, after }) => (
        <li key={path}>
          <strong>{t.label(path)}</strong>
          <div className="change">
            <del>
              <span className="sr-only">{t.was}: </span>
              {before ?? t.none}
            </del>
            <ins>
              <span className="sr-only">{t.is}: </span>
              {after ?? t.none}
            </ins>
          </div>
        </li>
      ))}
    </ul>
  );
}
