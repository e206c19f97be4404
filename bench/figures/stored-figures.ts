import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { figureSchema } from './figure.ts';

const docs = join(import.meta.dirname, '../../docs');

/** The figures as measured last, each part with its day and machine. */
export const FIGURES_FILE = join(docs, 'figures.json');
export const FIGURES_PAGE = join(docs, 'figures.md');
export const CHARTS_FOLDER = join(docs, 'images');

const storedPart = z.object({
  on: z.iso.date(),
  machine: z.string().max(300),
  seconds: z.number().nonnegative(),
  figures: z.array(figureSchema).max(1000),
});

const stored = z.record(z.string().max(60), storedPart);

export type StoredPart = z.infer<typeof storedPart>;
export type StoredFigures = z.infer<typeof stored>;

export const readFigures = (): StoredFigures =>
  existsSync(FIGURES_FILE) ? stored.parse(JSON.parse(readFileSync(FIGURES_FILE, 'utf8'))) : {};

export const saveFigures = (figures: StoredFigures): void => writeFileSync(FIGURES_FILE, `${JSON.stringify(figures, undefined, 1)}\n`);
