import * as z from 'zod';

/** One thing measured several times. */
export const figureSchema = z.object({
  what: z.string().min(1).max(200),
  unit: z.string().min(1).max(60),
  /** As measured, in order of time. */
  values: z.array(z.number()).min(1).max(10_000),
  /** At most or at least so much is asked for. */
  goal: z.object({ most: z.number().exactOptional(), least: z.number().exactOptional() }).exactOptional(),
  /** Figures of one chart share its name. */
  chart: z.string().max(100).exactOptional(),
});

export type Figure = z.infer<typeof figureSchema>;

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** The lower middle of an even count. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return { min: at(0), median: at(Math.floor((sorted.length - 1) / 2)), max: at(sorted.length - 1) };
}

/** Whether the median holds to what is asked; absent where nothing is. */
export function keepsGoal({ goal, values }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  const { median } = spreadOf(values);
  return median <= (goal.most ?? Number.POSITIVE_INFINITY) && median >= (goal.least ?? Number.NEGATIVE_INFINITY);
}
