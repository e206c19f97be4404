import { answersUnderFaults } from '../test/support/answers-under-faults.ts';

/**
 * Posts 100,000 answers, each of which meets crashes, errors before and time-outs after at its awaits until it is acknowledged, and
 * reads them back: each acknowledged one exactly once. `npm run bench:answers`.
 */
const customers = Number(process.env.ANSWER_CUSTOMERS ?? 10_000);
const each = 10;
const began = performance.now();
const { acknowledged, found, twice, cases, vouchers, faults } = await answersUnderFaults({ customers, each });
const wrong = [...acknowledged].filter(([id, mark]) => found.get(id) !== mark).length;
const seconds = (performance.now() - began) / 1000;
process.stdout.write(
  `${acknowledged.size} acknowledged, ${found.size} read back, ${wrong} lost or other than acknowledged, ${twice} twice; ` +
    `${cases} cases, ${vouchers} vouchers; ${faults} tries failed or crashed; ${seconds.toFixed(0)} s\n`,
);
if (wrong > 0 || twice > 0 || acknowledged.size !== customers * each || cases !== vouchers) process.exitCode = 1;
