import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { WhatItIs } from '../domain/campaigns/changes-between.ts';
import { planShape, textsShape } from '../domain/campaigns/draft-shape.ts';
import { WrongUse } from './outcome.ts';

const ENDING = '.json';

const shape = z.strictObject({
  plan: planShape,
  texts: textsShape,
  /** Which version and which edit of it the file was made from. */
  seen: z.strictObject({ version: z.int().min(0), rev: z.int().min(0) }).default({ version: 0, rev: 0 }),
});

export interface CampaignFile extends WhatItIs {
  readonly seen: { readonly version: number; readonly rev: number };
}

/** Every campaign of a folder, by id; a file that cannot be read says where. */
export function readCampaignFiles(folder: string): ReadonlyMap<string, CampaignFile> {
  if (!existsSync(folder)) throw new WrongUse(`There is no folder ${folder}. "care campaigns pull ${folder}" makes one.`);
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  return new Map(
    names.sort().map((name) => {
      const file = readOne(join(folder, name));
      if (file.plan.id !== name.slice(0, -ENDING.length)) throw new WrongUse(`${join(folder, name)} holds the campaign "${file.plan.id}".`);
      return [file.plan.id, file];
    }),
  );
}

function readOne(path: string): CampaignFile {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    const why =
      cause instanceof z.ZodError ? cause.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ') : 'no JSON';
    throw new WrongUse(`${path} is no campaign: ${why}.`, { cause });
  }
}

export function writeCampaignFile(folder: string, { plan, texts, seen }: CampaignFile): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${plan.id}${ENDING}`), `${JSON.stringify({ plan, texts, seen }, null, 2)}\n`);
}
