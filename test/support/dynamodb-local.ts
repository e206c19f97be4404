import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    dynamoEndpoint: string;
  }
}

const jar = fileURLToPath(new URL('../../node_modules/amplify-dynamodb-simulator/emulator/DynamoDBLocal.jar', import.meta.url));

/** One engine for the whole run; `DDB_ENDPOINT` names another. Without `-sharedDb` each access key has a database of its own. */
export async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const given = process.env.DDB_ENDPOINT;
  if (given !== undefined && given !== '') {
    project.provide('dynamoEndpoint', given);
    return undefined;
  }
  const port = await freePort();
  const engine = start(port);
  const endpoint = `http://127.0.0.1:${port}`;
  await untilReady(engine, endpoint);
  project.provide('dynamoEndpoint', endpoint);
  return () => engine.kill('SIGKILL');
}

function start(port: number): ChildProcess {
  if (!existsSync(jar)) throw new Error('DynamoDB Local is not installed: run "npm ci", or set DDB_ENDPOINT to another engine.');
  const options = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.library.path=./DynamoDBLocal_lib'];
  const engine = ['-jar', 'DynamoDBLocal.jar', '-port', String(port), '-inMemory', '-disableTelemetry'];
  return spawn('java', [...options, ...engine], { cwd: dirname(jar), stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port was found for DynamoDB Local.');
  return address.port;
}

async function untilReady(engine: ChildProcess, endpoint: string): Promise<void> {
  let failure: Error | undefined;
  engine.once('error', () => {
    failure = new Error(
      'DynamoDB Local needs Java: run "apt-get install -y openjdk-17-jre-headless", or set DDB_ENDPOINT to another engine.',
    );
  });
  engine.once('exit', (code) => {
    failure ??= new Error(`DynamoDB Local ended with code ${code} before it was ready.`);
  });
  for (let tries = 0; tries < 300; tries++) {
    if (failure !== undefined) throw failure;
    try {
      await fetch(endpoint);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  engine.kill('SIGKILL');
  throw new Error('DynamoDB Local was not ready within 30 seconds.');
}
