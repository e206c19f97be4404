/** How often a property is tried: a few times in each run of the suite, `FUZZ` times as often by `npm run fuzz`. */
export const fuzzRuns = (few: number): number => few * Number(process.env.FUZZ ?? 1);

/** A long run may take its time; vitest's own limit is for the short one. */
export const fuzzTime = process.env.FUZZ === undefined ? 60_000 : 3_600_000;
