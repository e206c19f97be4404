import { Select } from '@mantine/core';
import { words } from '../words.ts';
import { columnsOf } from './columns.ts';
import type { Sample } from './read-sample.ts';

const t = words.import;

interface ColumnMapProps {
  readonly kind: string;
  readonly sample: Sample;
  readonly map: Readonly<Record<string, string>>;
  readonly onChange: (map: Readonly<Record<string, string>>) => void;
}

export function ColumnMap({ kind, sample, map, onChange }: ColumnMapProps) {
  const { needed = [], others = [] } = columnsOf[kind] ?? {};
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
          const choices = [...new Set([...needed, ...others, ...extra])];
          return (
            <div key={header} className="column">
              <span className="column-name">
                <strong>{header}</strong>
                <span className="muted">{sample.examples[header]}</span>
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
