import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Tree } from './setting-paths.ts';
import { settingsWords as t } from './settings-words.ts';

interface SettingRowsProps {
  readonly path: string;
  readonly columns: readonly { readonly name: string; readonly kind: 'text' | 'number' | 'yes-no' }[];
  readonly rows: readonly Tree[];
  readonly blank: Tree;
  readonly onChange: (rows: readonly Tree[]) => void;
}

/** A setting that is a list: a line for each, in their order. */
export function SettingRows({ path, columns, rows, blank, onChange }: SettingRowsProps) {
  const change = (at: number, name: string, value: unknown) =>
    onChange(rows.map((row, position) => (position === at ? { ...row, [name]: value } : row)));
  return (
    <fieldset className="setting-rows">
      <legend>{t.label(path)}</legend>
      <p className="muted small">{t.help[path]}</p>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name than their place
        <div key={at} className="setting-row">
          {columns.map(({ name, kind }) => {
            const label = t.columns[name];
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
            return (
              <TextInput
                key={name}
                label={label}
                value={typeof value === 'string' ? value : ''}
                onChange={(event) => change(at, name, event.currentTarget.value)}
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
