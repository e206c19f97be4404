import { runSeed } from './run-seed.ts';

const seeds = Number(process.argv[2] ?? 1);
const from = Number(process.argv[3] ?? 1);
const began = performance.now();
for (let seed = from; seed < from + seeds; seed++) {
  const t = process.cpuUsage();
  const report = await runSeed({ seed, keepTrace: process.argv[4] === 'trace' });
  console.log(
    seed,
    report.hash,
    report.accepted,
    report.faults.length,
    JSON.stringify(report.outcomes),
    report.foretold,
    Math.round(process.cpuUsage(t).user / 1000),
    'cpu ms',
    report.lived / 3.6e6,
  );
  for (const v of report.violations.slice(0, 8)) console.log('   ', v.invariant, new Date(v.at).toISOString(), v.text.slice(0, 170));
  if (process.argv[4] === 'trace') (await import('node:fs')).writeFileSync('/tmp/trace.txt', report.trace.join('\n'));
}
console.log(Math.round(performance.now() - began), 'ms');
