import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { SettingList } from './setting-groups.ts';
import type { Tree } from './setting-paths.ts';
import { settingsWords as t } from './settings-words.ts';

interface SettingRowsProps extends SettingList {
  readonly rows: readonly Tree[];
  readonly onChange: (rows: readonly Tree[]) => void;
}

/** A setting that is a list: a line for each, in their order. */
export function SettingRows({ path, columns, rows, blank, onChange }: SettingRowsProps) {
  const change = (at: number, name: string, value: unknown) =>
    onChange(rows.map((row, position) => (position === at ? withColumn(row, name, value) : row)));
  return (
    <fieldset className="setting-rows">
      <legend>{t.label(path)}</legend>
      <p className="muted small">{t.help[path]}</p>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name than their place
        <div key={at} className="setting-row">
          {columns.map(({ name, kind, optional = false }) => {
            const label = t.columns[`${path}.${name}`] ?? t.columns[name];
            const value = row[name];
            if (kind === 'yes-no')
              return (
                <Checkbox
                  key={name}
                  label={label}
                  checked={value === true}
                  onChange={(event) => change(at, name, event.currentTarget.checked)}
                />
              );
            if (kind === 'number')
              return (
                <NumberInput
                  key={name}
                  label={label}
                  value={typeof value === 'number' ? value : ''}
                  onChange={(next) => change(at, name, next === '' ? null : next)}
                />
              );
            const written = Array.isArray(value) ? value.join(', ') : value;
            const read = (text: string) => (kind === 'words' ? text.split(/\s*,\s*/) : text);
            return (
              <TextInput
                key={name}
                label={label}
                value={typeof written === 'string' ? written : ''}
                onChange={({ currentTarget: { value: text } }) => change(at, name, optional && text === '' ? undefined : read(text))}
              />
            );
          })}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.remove(at + 1)}
            onClick={() => onChange(rows.filter((_, position) => position !== at))}
          >
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => onChange([...rows, blank])}>
        {t.add}
      </Button>
    </fieldset>
  );
}

function withColumn(row: Tree, name: string, value: unknown): Tree {
  const { [name]: _, ...rest } = row;
  return value === undefined ? rest : { ...rest, [name]: value };
}
