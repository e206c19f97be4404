import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { barChart } from './bar-chart.ts';
import { figureSchema } from './figure.ts';
import { chartFile, chartsOf, figuresPage } from './figures-page.ts';
import type { FiguresPart } from './parts.ts';
import { CHARTS_FOLDER, FIGURES_PAGE, readFigures, type StoredFigures, type StoredPart, saveFigures } from './stored-figures.ts';

const script = join(import.meta.dirname, 'measure-part.ts');
const answer = z.array(figureSchema);

/** A million customers in memory; an import in as much heap as a function of 256 MB leaves. */
const heaps: Readonly<Record<string, readonly string[]>> = {
  'find-due': ['--max-old-space-size=6144'],
  'hot-spots': ['--max-old-space-size=8192'],
  'import-memory': ['--max-old-space-size=128', '--max-semi-space-size=4'],
};

/** Measures one part in a process of its own, so that none leaves its memory to the next. */
export async function measurePart({ id }: FiguresPart, share: number): Promise<StoredPart> {
  const began = performance.now();
  const room = heaps[id] ?? [];
  const child = spawn(process.execPath, [...room, '--import', 'tsx', script, id, String(share)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  let [out, complaints] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = `${complaints}${chunk.toString()}`.slice(-4000);
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The part ${id} could not be measured:\n${complaints.trim()}`);
  const seconds = (performance.now() - began) / 1000;
  return { on: new Date().toISOString().slice(0, 10), machine: machine(), seconds, figures: answer.parse(JSON.parse(out)) };
}

/** Puts what was measured among the figures kept, and writes page and charts anew. */
export function writeFigures(measured: StoredFigures): void {
  const figures = { ...readFigures(), ...measured };
  saveFigures(figures);
  mkdirSync(CHARTS_FOLDER, { recursive: true });
  for (const part of Object.values(figures)) {
    for (const [chart, some] of chartsOf(part)) writeFileSync(join(CHARTS_FOLDER, chartFile(chart)), barChart(chart, some));
  }
  writeFileSync(FIGURES_PAGE, figuresPage(figures));
}

function machine(): string {
  const all = cpus();
  const memory = /MemTotal:\s+(\d+)/.exec(tryRead('/proc/meminfo'))?.[1];
  const gigabytes = memory === undefined ? '' : `, ${Math.round(Number(memory) / 1024 / 1024)} GB`;
  return `${all.length} × ${all[0]?.model.trim() ?? 'unknown processor'}${gigabytes}, Node ${process.versions.node}`;
}

function tryRead(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
