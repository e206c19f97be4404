import { importBadFiles } from '../test/support/bad-imports.ts';
import { xoshiro } from '../test/support/xoshiro.ts';

/** A hundred thousand malformed rows among as many good ones in a thousand files. `npm run bench:imports [files] [rows]`. */
const [files = 1000, rows = 210] = process.argv.slice(2).map(Number);
const next = xoshiro(16);
const began = performance.now();
const { unreadable, bad, good, faults } = await importBadFiles(files, rows, (below) => Math.floor(next() * below));
for (const fault of faults.slice(0, 20)) process.stderr.write(`${fault}\n`);
process.stdout.write(
  `${files} files, ${unreadable} refused whole; ${bad} bad rows, each reported once; ${good} good rows, each applied once; ${faults.length} faults; ` +
    `${((performance.now() - began) / 1000).toFixed(0)} s\n`,
);
if (faults.length > 0) process.exitCode = 1;
