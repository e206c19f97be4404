// Loads every bundle, without calling it, on the Node that runs this file and with the environment that the synthesised template
// gives it: a syntax that Lambda's Node does not take, or a variable that nobody set, shows here.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const root = join(import.meta.dirname, '..');
const assembly = join(root, 'cdk.out');

const load = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData).then(({ handler }) => parentPort.postMessage(typeof handler));
`;

/** What is known only after a deployment is made up; the rest is as it stands. */
const madeUp = (name, endpoint) => (name.endsWith('_URL') ? `${endpoint}/${name}` : name.toLowerCase());

async function loadBundle(lambda, endpoint) {
  const variables = lambda.Environment.Variables;
  const env = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : madeUp(name, endpoint)]),
  );
  const aws = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_ENDPOINT_URL: endpoint };
  const bundle = join(root, 'dist/functions', variables.POWERTOOLS_SERVICE_NAME, 'index.mjs');
  const worker = new Worker(load, { eval: true, workerData: bundle, env: { ...env, ...aws } });
  try {
    const handler = await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
    if (handler !== 'function') throw new Error(`its handler is ${handler}, not a function`);
  } finally {
    await worker.terminate();
  }
}

const { artifacts } = JSON.parse(await readFile(join(assembly, 'manifest.json'), 'utf8'));
const stacks = Object.values(artifacts).filter(({ type }) => type === 'aws:cloudformation:stack');
const templates = await Promise.all(
  stacks.map(async ({ properties }) => JSON.parse(await readFile(join(assembly, properties.templateFile), 'utf8'))),
);
const lambdas = templates.flatMap(({ Resources }) => Object.values(Resources)).filter(({ Type }) => Type === 'AWS::Lambda::Function');

// The one thing that bundles ask of AWS while they load: the keys of the signed links.
const keys = JSON.stringify({ SecretString: JSON.stringify({ tenant: 'ci', kid: 'k1', secret: 'x'.repeat(64) }) });
const server = createServer((_request, response) => response.end(keys));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const endpoint = `http://127.0.0.1:${server.address().port}`;

for (const { Properties } of lambdas) {
  const name = Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME;
  try {
    await loadBundle(Properties, endpoint);
    console.log(`${name}: loads on Node ${process.version}`);
  } catch (cause) {
    process.exitCode = 1;
    console.error(`${name}: does not load on Node ${process.version}: ${cause instanceof Error ? cause.message : cause}`);
  }
}
server.close();
