import * as z from 'zod';

/** Where Perennial answers, and a key with the scope `records:write`. */
export interface Perennial {
  readonly url: string;
  readonly key: string;
}

const answer = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  rejects: z.array(z.object({ line: z.int(), column: z.string(), value: z.string(), reason: z.string() })),
});
export type Answer = z.infer<typeof answer>;

const MOST_ROWS = 500;
const TRIES = 4;
const FIRST_WAIT_MS = 500;

/**
 * Hands rows over, 500 at a time. What was not answered, or answered with 429 or 5xx, is sent again: a row counts once, however often it
 * comes. Bad rows are in the answer; they are not worth another try.
 */
export async function sendRows(
  { url, key }: Perennial,
  kind: string,
  rows: readonly object[],
  ask: typeof fetch = fetch,
  wait: (milliseconds: number) => Promise<void> = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < rows.length; at += MOST_ROWS) {
    const body = JSON.stringify({ rows: rows.slice(at, at + MOST_ROWS) });
    answers.push(await sendOnce(`${url}/v1/records/${kind}`, key, body));
  }
  return answers;

  async function sendOnce(address: string, bearer: string, body: string): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
      const response = await ask(address, { method: 'POST', headers, body }).catch(() => undefined);
      if (response?.ok === true) return answer.parse(await response.json());
      const isWorthwhile = response === undefined || response.status === 429 || response.status >= 500;
      if (!isWorthwhile || tries === TRIES)
        throw new Error(`${address} answered ${response?.status ?? 'nothing'}: ${(await response?.text()) ?? ''}`);
      await wait(FIRST_WAIT_MS * 2 ** (tries - 1));
    }
  }
}
