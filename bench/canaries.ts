import { canariesThroughEverything } from '../test/support/canaries.ts';

/** People with canaries in every field through everything, then erased. `node --import tsx bench/canaries.ts [people]`. */
const [people = 1000] = process.argv.slice(2).map(Number);
const began = performance.now();
const { sentBefore, heldBefore, booked, waiting, linesLogged, missing, sentAfter, found, comeBack } =
  await canariesThroughEverything(people);
process.stdout.write(
  `${people} people, ${sentBefore} messages, ${booked} visits booked, ${heldBefore} items that named them, ${waiting} pages in queue and dead letters, ${linesLogged} lines of logs and metrics; export lacked ${missing.length} of what was planted; ` +
    `after erasure ${found.length} canaries in table, queues, dead letters, logs and metrics, ${sentAfter} messages, ` +
    `${comeBack} of ${2 * people} rows that would bring them back refused; ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
);
if (booked !== people || linesLogged === 0 || waiting === 0 || missing.length + found.length + sentAfter > 0 || comeBack !== 2 * people)
  process.exitCode = 1;
