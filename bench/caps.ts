import { raceForCap } from '../test/support/cap-race.ts';
import { xoshiro } from '../test/support/xoshiro.ts';

/** Eight workers at once on one customer under one cap, again and again. `npm run bench:caps [rounds]`. */
const [rounds = 10_000] = process.argv.slice(2).map(Number);
const next = xoshiro(20261121);
const roll = (below: number) => Math.floor(next() * below);
const began = performance.now();
let [over, missed, accepted, crashes, full] = [0, 0, 0, 0, 0];
for (let round = 0; round < rounds; round++) {
  const race = await raceForCap(roll);
  accepted += race.accepted;
  if (race.crashed) crashes++;
  if (race.accepted > race.cap) over++;
  if (race.accepted === race.cap) full++;
  if (!race.crashed && race.accepted < race.cap) missed++;
}
process.stdout.write(
  `${rounds} rounds of 8 workers on one customer, ${crashes} of them with a crash: ${accepted} accepted; over the cap ${over} times, ` +
    `exactly at it ${full} times, below it without a crash ${missed} times; ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
);
if (over + missed > 0) process.exitCode = 1;
