import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { settingsWords as t } from './settings-words.ts';

export type FieldKind = 'text' | 'time' | 'number' | 'yes-no' | 'leap-day' | 'lines';

interface SettingFieldProps {
  readonly path: string;
  readonly kind: FieldKind;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** One setting. What may stand in it is judged where it is saved, by the rules of the settings file. */
export function SettingField({ path, kind, value, onChange }: SettingFieldProps) {
  const about = { label: t.label(path), description: t.help[path] };
  switch (kind) {
    case 'text':
    case 'time':
      return (
        <TextInput
          {...about}
          type={kind === 'time' ? 'time' : 'text'}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput {...about} value={typeof value === 'number' ? value : ''} onChange={(next) => onChange(next === '' ? null : next)} />
      );
    case 'yes-no':
      return <Switch {...about} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'lines':
      return (
        <Textarea
          {...about}
          autosize
          minRows={2}
          maxRows={8}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => onChange(event.currentTarget.value.split('\n'))}
          onBlur={() => Array.isArray(value) && onChange(withoutBlanks(value))}
        />
      );
    case 'leap-day':
      return (
        <Select
          {...about}
          allowDeselect={false}
          data={Object.entries(t.leapDays).map(([day, label]) => ({ value: day, label }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
  }
}

/** What somebody wrote line by line; only whoever leaves the field is done with a line. */
const withoutBlanks = (lines: readonly unknown[]): readonly string[] =>
  lines.map((line) => String(line).trim()).filter((line) => line !== '');
