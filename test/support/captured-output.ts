/** Runs `work` and gives back all that was written to the process's output meanwhile: there functions write their logs and metrics. */
export async function capturingOutput<Result>(work: () => Promise<Result>): Promise<{ result: Result; output: string }> {
  const parts: string[] = [];
  const streams = [process.stdout, process.stderr];
  const before = streams.map((stream) => stream.write);
  for (const stream of streams) {
    stream.write = ((chunk: string | Uint8Array) => {
      parts.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return true;
    }) as typeof stream.write;
  }
  try {
    return { result: await work(), output: parts.join('') };
  } finally {
    for (const [n, stream] of streams.entries()) stream.write = before[n] as typeof stream.write;
  }
}
