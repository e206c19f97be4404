import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { settingsWords as t } from './settings-words.ts';
import { type FieldKind, isWritten, type WrittenKind, writtenForms } from './written-forms.ts';

interface SettingFieldProps {
  readonly path: string;
  readonly kind: FieldKind;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** One setting. What may stand in it is judged where it is saved, by the rules of the settings file. */
export function SettingField({ path, kind, value, onChange }: SettingFieldProps) {
  const about = { label: t.label(path), description: t.help[path] };
  // Another value than the one that was written from (theirs was loaded, or all was dropped) is shown anew.
  if (isWritten(kind)) return <WrittenSetting key={JSON.stringify(value)} {...{ path, kind, value, onChange }} />;
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
    case 'maybe-text':
      return (
        <TextInput
          {...about}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
    case 'color':
      return (
        <TextInput
          {...about}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
          leftSectionWidth={44}
          leftSection={
            <input
              className="swatch"
              type="color"
              aria-label={t.pick}
              value={isHexColor(value) ? value : '#000000'}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          }
        />
      );
    case 'number':
      return (
        <NumberInput {...about} value={typeof value === 'number' ? value : ''} onChange={(next) => onChange(next === '' ? null : next)} />
      );
    case 'yes-no':
      return <Switch {...about} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
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

const isHexColor = (value: unknown): value is string => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);

/** Several lines. Only whoever leaves the field is done with them. */
function WrittenSetting({ path, kind, value, onChange }: SettingFieldProps & { readonly kind: WrittenKind }) {
  const form = writtenForms[kind];
  const shown = form.show(value);
  const [text, setText] = useState(shown);
  const [unreadable, setUnreadable] = useState(false);
  const take = () => {
    const read = form.read(text);
    setUnreadable(read === undefined);
    if (read !== undefined && form.show(read) !== shown) onChange(read);
  };
  return (
    <Textarea
      label={t.label(path)}
      description={t.help[path]}
      error={unreadable && t.unreadable[kind]}
      autosize
      minRows={2}
      maxRows={kind === 'json' ? 20 : 8}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
    />
  );
}
