import type { Crew } from '../crew/crew.ts';
import { everySingle } from '../exhaustive/every-pair.ts';
import { sendCases } from '../exhaustive/one-send.ts';
import { figure, showTable } from './show-table.ts';

/** Every single fault and every pair along one send, for marketing and a notice, with the provider's events and without. */
export async function runExhaustive(crew: Crew, { markdown }: { readonly markdown: boolean }): Promise<number> {
  const began = performance.now();
  let singles = 0;
  let pairs = 0;
  let broken = 0;
  for (const sendCase of sendCases) {
    const firsts = await everySingle(sendCase);
    singles += firsts.length;
    await Promise.all(
      firsts.map(async (first) => {
        const found = await crew.runSchedules({ sendCase, first });
        pairs += found.run - 1;
        broken += found.broken.length;
        for (const { faults, text } of found.broken.slice(0, 2))
          console.error(`${sendCase.class}, events ${sendCase.events}: ${faults.join(' then ')}: ${text}`);
        if (process.stderr.isTTY) process.stderr.write(`\r${pairs} pairs `);
      }),
    );
  }
  showTable('One send', markdown, [
    ['cases (marketing and a notice, events prompt and lost)', figure(sendCases.length)],
    ['schedules of one fault', figure(singles)],
    ['schedules of two faults', figure(pairs)],
    ['schedules with a violation', figure(broken)],
    ['seconds', figure((performance.now() - began) / 1000)],
  ]);
  return broken === 0 ? 0 : 1;
}
