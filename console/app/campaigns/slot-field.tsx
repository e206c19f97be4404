import { Textarea, TextInput } from '@mantine/core';
import { createContext, useContext } from 'react';

/** Where a slot is put: behind the cursor of the field that was written in last. */
export interface SlotTarget {
  readonly element: HTMLInputElement | HTMLTextAreaElement;
  readonly write: (text: string) => void;
}

export const SlotTargets = createContext<(target: SlotTarget) => void>(() => {});

export function insertInto({ element, write }: SlotTarget, text: string): void {
  const at = element.selectionStart ?? element.value.length;
  const to = element.selectionEnd ?? at;
  write(element.value.slice(0, at) + text + element.value.slice(to));
  requestAnimationFrame(() => {
    element.focus();
    element.setSelectionRange(at + text.length, at + text.length);
  });
}

interface SlotFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly lines?: number | undefined;
  readonly description?: string | undefined;
  readonly maxLength?: number | undefined;
}

/** A field that slots can be put into. */
export function SlotField({ label, value, onChange, lines, description, maxLength = 300 }: SlotFieldProps) {
  const target = useContext(SlotTargets);
  const common = { label, value, maxLength, ...(description === undefined ? {} : { description }) };
  return lines === undefined ? (
    <TextInput
      {...common}
      onFocus={(event) => target({ element: event.currentTarget, write: onChange })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <Textarea
      {...common}
      autosize
      minRows={lines}
      maxRows={12}
      onFocus={(event) => target({ element: event.currentTarget, write: onChange })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
