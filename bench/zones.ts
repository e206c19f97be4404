import { xoshiro } from '../test/support/xoshiro.ts';
import { zoneThroughTheYears } from '../test/support/zone-years.ts';

/** Every zone of this Node from 2024 to 2032, day by day and at each change of its clock. `npm run bench:zones`. */
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+12', 'Etc/GMT-14'];
const next = xoshiro(2032);
const began = performance.now();
const sum = { checks: 0, edges: 0, birthdays: 0 };
const faults: string[] = [];
for (const zone of zones) {
  const { checks, edges, birthdays, quietFaults, birthdayFaults } = zoneThroughTheYears(zone, (below) => Math.floor(next() * below));
  sum.checks += checks;
  sum.edges += edges;
  sum.birthdays += birthdays;
  faults.push(...quietFaults, ...birthdayFaults);
}
for (const fault of faults.slice(0, 50)) process.stderr.write(`${fault}\n`);
process.stdout.write(
  `${zones.length} zones, 2024 to 2032: ${sum.checks} sends, ${sum.edges} changes of a clock, ${sum.birthdays} birthdays: ${faults.length} faults; ` +
    `${((performance.now() - began) / 1000).toFixed(0)} s\n`,
);
if (faults.length > 0) process.exitCode = 1;
