import { Select } from '@mantine/core';
import { type ImportKind, importColumns } from '../../../domain/import/import-kind.ts';
import { words } from '../words.ts';
import type { ColumnMap } from './columns.ts';
import type { Sample } from './read-sample.ts';
import { doubtOf } from './suggest-by-values.ts';

const t = words.import;

interface ColumnChoiceProps {
  readonly kind: ImportKind;
  readonly sample: Sample;
  readonly map: ColumnMap;
  /** Chosen by what the values look like. */
  readonly byValues: readonly string[];
  readonly onChange: (map: ColumnMap) => void;
}

export function ColumnChoice({ kind, sample, map, byValues, onChange }: ColumnChoiceProps) {
  const { required, optional } = importColumns[kind];
  const own = (header: string) => (kind === 'customers' ? `attr.${header}` : kind === 'facts' ? `value.${header}` : undefined);
  const choose = (header: string, column: string | null) => {
    const { [header]: _before, ...rest } = map;
    onChange(column === null ? rest : { ...rest, [header]: column });
  };
  return (
    <div>
      <h3>{t.columns}</h3>
      <p className="muted">{t.columnsHelp}</p>
      <div className="columns">
        {sample.headers.map((header) => {
          const extra = [own(header), map[header]].filter((name) => name !== undefined);
          const doubt = doubtOf(map[header], sample.values[header] ?? []);
          const choices = [...new Set([...required, ...optional, ...extra])];
          return (
            <div key={header} className="column">
              <span className="column-name">
                <strong>{header}</strong>
                <span className="muted">{sample.examples[header]}</span>
                {byValues.includes(header) && map[header] !== undefined && <span className="column-note muted">{t.byValues}</span>}
                {doubt !== undefined && <span className="column-note">{t.doubts[doubt]}</span>}
              </span>
              <Select
                aria-label={`${t.means}: ${header}`}
                placeholder={t.leaveOut}
                value={map[header] ?? null}
                data={choices}
                clearable
                searchable
                onChange={(column) => choose(header, column)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
