import { Button, Progress, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ImportKind, importKinds } from '../../../domain/import/import-kind.ts';
import { ask } from '../ask.ts';
import { goTo } from '../route.ts';
import { words } from '../words.ts';
import { ColumnChoice } from './column-map.tsx';
import { type ColumnMap, chosenTwice, guessColumns, likelierKind, missingColumns } from './columns.ts';
import { DropZone } from './drop-zone.tsx';
import { ImportReport } from './import-report.tsx';
import { readSample, type Sample } from './read-sample.ts';
import { upload } from './upload.ts';

const t = words.import;

interface Chosen {
  readonly file: File;
  /** undefined while it is read, null where it has no header. */
  readonly sample: Sample | null | undefined;
}

export function NewImport() {
  const queries = useQueryClient();
  const [kind, setKind] = useState<ImportKind>('customers');
  const [chosen, setChosen] = useState<Chosen>();
  const [map, setMap] = useState<ColumnMap>({});
  const [tried, setTried] = useState<string>();
  const [share, setShare] = useState(0);

  const choose = async (file: File) => {
    setTried(undefined);
    setChosen({ file, sample: undefined });
    const sample = (await readSample(file)) ?? null;
    setChosen({ file, sample });
    setMap(sample === null ? {} : guessColumns(kind, sample).map);
  };
  const chooseKind = (next: ImportKind) => {
    setKind(next);
    if (chosen?.sample != null) setMap(guessColumns(next, chosen.sample).map);
  };
  const start = useMutation({
    mutationFn: async ({ file, dry }: { readonly file: File; readonly dry: boolean }) => {
      setShare(0);
      setTried(undefined);
      const made = await ask('POST /api/imports', { body: { kind, fileName: file.name, map, dry } });
      await upload(made.uploadUrl, file, setShare);
      return made.id;
    },
    onSuccess: (id, { dry }) => {
      void queries.invalidateQueries({ queryKey: ['imports'] });
      if (dry) setTried(id);
      else goTo('import', id);
    },
  });
  const guess = chosen?.sample == null ? undefined : guessColumns(kind, chosen.sample);
  const likelier = chosen?.sample == null ? undefined : likelierKind(kind, chosen.sample);
  const missing = missingColumns(kind, map);
  const twice = chosenTwice(map);
  const complaint = twice !== undefined ? t.twice(twice) : missing.length > 0 ? t.missing(missing.join(', ')) : undefined;

  return (
    <section className="card import-steps">
      <Radio.Group label={t.kind} value={kind} onChange={(value) => chooseKind(importKinds.find((name) => name === value) ?? kind)}>
        <div className="kinds">
          {importKinds.map((name) => (
            <Radio.Card key={name} value={name} className="kind" radius="md">
              <Radio.Indicator size="xs" />
              <span>
                <strong>{t.kinds[name]}</strong>
                <span className="muted">{t.kindHelp[name]}</span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <DropZone file={chosen?.file} onFile={choose} />
      {chosen !== undefined && chosen.sample === undefined && <p className="muted">{t.reading}</p>}
      {chosen?.sample === null && (
        <p className="why-problem" role="alert">
          {t.noHeader}
        </p>
      )}
      {chosen?.sample != null && (
        <>
          {likelier !== undefined && (
            <p className="import-hint">
              {t.likelier(t.kinds[likelier])}{' '}
              <Button size="compact-sm" variant="light" onClick={() => chooseKind(likelier)}>
                {t.takeKind(t.kinds[likelier])}
              </Button>
            </p>
          )}
          <ColumnChoice kind={kind} sample={chosen.sample} map={map} byValues={guess?.byValues ?? []} onChange={setMap} />
          <div className="import-go">
            <Button
              variant="default"
              disabled={complaint !== undefined}
              loading={start.isPending && start.variables.dry}
              onClick={() => start.mutate({ file: chosen.file, dry: true })}
            >
              {t.try}
            </Button>
            <Button
              disabled={complaint !== undefined}
              loading={start.isPending && !start.variables.dry}
              onClick={() => start.mutate({ file: chosen.file, dry: false })}
            >
              {t.start}
            </Button>
            <span className="muted" aria-live="polite">
              {complaint ?? t.tryHelp}
            </span>
          </div>
        </>
      )}
      {start.isPending && <Progress value={share * 100} aria-label={t.uploading} radius="xl" animated />}
      {start.isError && (
        <p className="why-problem" role="alert">
          {start.error.message}
        </p>
      )}
      {tried !== undefined && <ImportReport key={tried} id={tried} />}
    </section>
  );
}
