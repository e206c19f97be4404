import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface LoopbackProvider {
  readonly url: string;
  stop(): void;
}

/** SES and Secrets Manager on the loopback, in a process of their own. */
export async function startProvider(): Promise<LoopbackProvider> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'loopback-provider.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return {
    url: String(line).trim(),
    stop() {
      child.stdin.end();
    },
  };
}
