import { shortNumber } from '../bench/figures/bar-chart.ts';
import { keepsGoal, spreadOf } from '../bench/figures/figure.ts';
import { figuresParts } from '../bench/figures/parts.ts';
import { measurePart, writeFigures } from '../bench/figures/run-figures.ts';
import type { StoredFigures, StoredPart } from '../bench/figures/stored-figures.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode, WrongUse } from './outcome.ts';

const QUICK = 0.1;

/** Measures the named parts, or all of them, and prints them; `write` keeps them and writes docs/figures.md anew. */
export async function figures(
  names: readonly string[],
  { json, write, quick }: CommonOptions & { readonly write: boolean; readonly quick: boolean },
  to: Console,
): Promise<ExitCode> {
  if (write && quick) throw new WrongUse('--quick is only to see that it runs: its figures are not written.');
  const unknown = names.find((name) => !figuresParts.some(({ id }) => id === name));
  const known = figuresParts.map(({ id }) => id).join(', ');
  if (unknown !== undefined) throw new WrongUse(`There is no part ${unknown}: ${known}.`);
  const measured: StoredFigures = {};
  for (const part of figuresParts) {
    if (names.length > 0 && !names.includes(part.id)) continue;
    to.err(`${part.title}: about ${part.seconds} s`);
    const found = await measurePart(part, quick ? QUICK : 1);
    measured[part.id] = found;
    if (!json) to.out(table(part.title, found));
  }
  if (write) writeFigures(measured);
  if (json) to.out(JSON.stringify(measured));
  return exitCode.done;
}

function table(title: string, { figures: all, seconds }: StoredPart): string {
  const wide = Math.max(...all.map(({ what, unit }) => what.length + unit.length + 2));
  const lines = all.map((figure) => {
    const { min, median, max } = spreadOf(figure.values);
    const numbers = [min, median, max].map((value) => shortNumber(value).padStart(9)).join(' ');
    return `  ${`${figure.what}, ${figure.unit}`.padEnd(wide)} ${numbers}${keepsGoal(figure) === false ? '  over what is asked' : ''}`;
  });
  return [`${title} (${Math.round(seconds)} s): least, median, most`, ...lines, ''].join('\n');
}
