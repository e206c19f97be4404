import { starterLibrary } from '../local/starter-library.ts';
import { forgeTokens } from '../test/support/forged-tokens.ts';
import { replayScanner } from '../test/support/scanner-replay.ts';

/**
 * Forges or alters a million links, then opens every link of 10,000 mails three times in three ways as a gateway does, and leaves by
 * the one-click POST. `node --import tsx bench/links.ts [tokens] [mails]`.
 */
const [tokens = 1_000_000, mails = 10_000] = process.argv.slice(2).map(Number);
const say = (line: string) => process.stdout.write(`${line}\n`);

const began = performance.now();
const forged = forgeTokens(tokens, 20261122);
say(
  `${forged.count} forged or altered tokens: ${forged.accepted} accepted, ${forged.threw} threw, ${JSON.stringify(forged.faults)}; ` +
    `${forged.refusedGood} good ones refused; ${((performance.now() - began) / 1000).toFixed(0)} s`,
);

// In lots, so that the tables of all of them need not be held at once.
const LOT = 100;
const library = await starterLibrary();
const sum = { links: 0, requests: 0, notShown: 0, changedByScanner: 0, left: 0, writesOfSecond: 0 };
const started = performance.now();
for (let done = 0; done < mails; done += LOT) {
  const lot = await replayScanner(Math.min(LOT, mails - done), library, done);
  for (const [what, count] of Object.entries(lot)) sum[what as keyof typeof sum] += count;
}
say(
  `${sum.requests} looks at all ${sum.links} links of ${mails} messages, three times each by GET, HEAD and prefetch, changed ${sum.changedByScanner} things; ` +
    `${sum.notShown} were not shown; ${sum.left} left by one POST, a second wrote ${sum.writesOfSecond}; ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
if (
  forged.accepted + forged.threw + forged.refusedGood + sum.changedByScanner + sum.notShown + sum.writesOfSecond > 0 ||
  sum.left !== mails
)
  process.exitCode = 1;
