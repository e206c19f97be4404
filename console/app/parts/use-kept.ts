import { useState } from 'react';
import type * as z from 'zod/mini';

const placeOf = (name: string): string => `perennial.kept.${name}`;

function readKept<T>(name: string, shape: z.ZodMiniType<T>): T | undefined {
  try {
    const read = shape.safeParse(JSON.parse(localStorage.getItem(placeOf(name)) ?? 'null'));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whether somebody left something half-written under this name. */
export const isKept = (name: string): boolean => localStorage.getItem(placeOf(name)) !== null;

/** What somebody writes into a form, kept in this browser until it is sent or dropped: undefined where nothing was written. */
export function useKept<T extends object>(name: string, shape: z.ZodMiniType<T>): readonly [T | undefined, (next: T | undefined) => void] {
  const [written, write] = useState(() => readKept(name, shape));
  // At once, not after the next drawing: a form that is dropped is commonly gone by then.
  const keep = (next: T | undefined): void => {
    if (next === undefined) localStorage.removeItem(placeOf(name));
    else localStorage.setItem(placeOf(name), JSON.stringify(next));
    write(next);
  };
  return [written, keep];
}
