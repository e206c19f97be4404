import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { createMeter, type Meter, type Readings } from './meter.ts';

/** A laptop that is turned off loses as much of its costs. */
const SAVE_EVERY_MS = 5000;

const amounts = z.record(z.string().max(100), z.number().nonnegative());
const readingsSchema: z.ZodType<Readings> = z.object({
  functions: z.record(z.string().max(200), amounts),
  calls: z.record(z.string().max(200), amounts),
});

/** A meter that goes on from what the file holds, and is kept there: what is in the data folder has cost what it has cost. */
export function openMeter(file: string): { readonly meter: Meter; readonly close: () => void } {
  const meter = createMeter(readingsIn(file));
  let saved = '';
  const save = () => {
    const text = JSON.stringify(meter.readings());
    if (text === saved) return;
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    saved = text;
  };
  const timer = setInterval(save, SAVE_EVERY_MS);
  timer.unref();
  return {
    meter,
    close() {
      clearInterval(timer);
      save();
    },
  };
}

/** Costs that cannot be read keep nobody from starting: they begin anew. */
function readingsIn(file: string): Readings | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
