import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { synthesise } from './synthesise.ts';

/**
 * Deploys both stacks to an emulator of CloudFormation, updates and destroys them: `CDK_EMULATOR=http://127.0.0.1:5000 npm run
 * emulate`. What the emulator has no idea of is left out, and said.
 */
const emulator = process.env.CDK_EMULATOR;
const unknownThere = /^AWS::(Athena|Budgets|CloudFormation|Glue|KinesisFirehose|SecretsManager::RotationSchedule|SMSVOICE)/;

const name = z.string().max(256);
const templateFile = z.object({
  Resources: z.record(name, z.looseObject({ Type: name, Properties: z.record(name, z.unknown()).optional() })),
  Outputs: z.record(name, z.unknown()).optional(),
});

if (emulator === undefined) process.stdout.write('Skipped: no emulator of CloudFormation is named (CDK_EMULATOR=http://127.0.0.1:5000).\n');
else await emulate(emulator);

async function emulate(endpoint: string): Promise<void> {
  const first = await assembled({});
  const update = await assembled({ logDays: '60' });
  // All is built and synthesised already: the command that does nothing stands for that of cdk.json.
  const cdk = (...words: string[]) => run(endpoint, [...words, '--no-notices', '--build', 'true']);
  cdk('bootstrap', 'aws://123456789012/eu-west-1', '--app', '');
  // Directly: the emulator makes no exports from change sets.
  for (const assembly of [first, update]) cdk('deploy', '--all', '--method', 'direct', '--require-approval', 'never', '--app', assembly);
  cdk('destroy', '--all', '--force', '--app', update);
}

async function assembled(context: Readonly<Record<string, string>>): Promise<string> {
  const assembly = mkdtempSync(join(tmpdir(), 'emulated-'));
  await synthesise(context, assembly);
  const templates = readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
  const left = templates.flatMap((file) => prune(join(assembly, file)));
  process.stdout.write(`Left out, for the emulator does not know them: ${left.join(', ')}\n`);
  return assembly;
}

/** Takes out types that are not known there, whatever refers to them; tags, on which its keys fail; and parameters, on which its updates do. */
function prune(path: string): string[] {
  const { Resources, Outputs } = templateFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const gone: string[] = [];
  const drop = (id: string) => {
    if (!(id in Resources)) return;
    gone.push(id);
    delete Resources[id];
    for (const [other, one] of Object.entries(Resources)) if (JSON.stringify(one).includes(`"${id}"`)) drop(other);
  };
  for (const [id, one] of Object.entries(Resources)) {
    if (one.Properties !== undefined) delete one.Properties.Tags;
    if (unknownThere.test(one.Type)) drop(id);
  }
  writeFileSync(path, JSON.stringify({ Resources, Outputs }));
  return gone;
}

function run(endpoint: string, words: readonly string[]): void {
  const { status } = spawnSync('npx', ['cdk', ...words], {
    stdio: 'inherit',
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION: 'https://s3.eu-west-1.amazonaws.com',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-west-1',
    },
  });
  if (status !== 0) throw new Error(`cdk ${words[0]} ended with ${status}`);
}
