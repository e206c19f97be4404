import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replacedResources, type TemplateJson } from '../../build/replaced-resources.ts';
import { aDeployment, templates } from './synthesised-app.ts';
import { list, type Properties } from './template-reader.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
type Stack = TemplateJson & {
  readonly Resources: Record<string, Resource>;
  readonly Outputs?: Record<string, { Export?: { Name: string } }>;
};

const releases = join(import.meta.dirname, '../../releases');
const [last = ''] = readdirSync(releases).sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
const released = (stack: string): Stack => JSON.parse(readFileSync(join(releases, last, `${stack}.template.json`), 'utf8'));
const production = templates({ stage: 'production' });
const kept = { before: released('perennial-production-state'), now: production.kept.toJSON() as Stack };
const running = { before: released('perennial-production'), now: production.running.toJSON() as Stack };

/** Where people's data and accounts are; the rest of the state's stack is who may reach them. */
const holders = [
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SSM::Parameter',
];
const changed = (stack: Stack, change: (copy: Stack) => void): Stack => {
  const copy = structuredClone(stack);
  change(copy);
  return copy;
};
const propertiesOf = (stack: Stack, type: string): Properties => stack.Resources[idOf(type)]?.Properties;
const idOf = (type: string): string => Object.entries(kept.now.Resources).find(([, one]) => one.Type === type)?.[0] ?? '';

describe(`an update from ${last}`, () => {
  it.each(Object.entries(kept.before.Resources))('leaves %s of the state in its place', (id) => {
    expect(replacedResources(kept.before, kept.now).filter((loss) => loss.id === id)).toEqual([]);
  });

  it('replaces nothing that has a name of its own, which CloudFormation would refuse', () => {
    const named = (id: string) =>
      Object.entries(running.before.Resources[id]?.Properties ?? {}).some(([key, value]) => /Name$/.test(key) && typeof value === 'string');
    expect(replacedResources(running.before, running.now).filter(({ id, impact }) => impact !== 'removed' && named(id))).toEqual([]);
  });

  it('takes no export away that the functions’ stack of the last release still imports', () => {
    const exported = Object.values(kept.now.Outputs ?? {}).map(({ Export }) => Export?.Name);
    const imported = [...JSON.stringify(running.before).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name);
    expect(imported.length).toBeGreaterThan(5);
    expect([...new Set(imported)].filter((name) => !exported.includes(name))).toEqual([]);
  });

  it.each<[string, string, (copy: Stack) => void, string]>([
    [
      'another sort key',
      'AWS::DynamoDB::GlobalTable',
      (copy) => {
        const [, sortKey] = propertiesOf(copy, 'AWS::DynamoDB::GlobalTable').KeySchema;
        sortKey.AttributeName = 'sort';
      },
      'replaced',
    ],
    [
      'another logical id',
      'AWS::Cognito::UserPool',
      (copy) => {
        copy.Resources.Renamed = copy.Resources[idOf('AWS::Cognito::UserPool')] as Resource;
        delete copy.Resources[idOf('AWS::Cognito::UserPool')];
      },
      'removed',
    ],
    [
      'a name for a bucket',
      'AWS::S3::Bucket',
      (copy) => {
        propertiesOf(copy, 'AWS::S3::Bucket').BucketName = 'care';
      },
      'replaced',
    ],
  ])('planted: %s of %s is found by its name', (_what, type, change, impact) => {
    expect(replacedResources(kept.now, changed(kept.now, change))).toContainEqual({ id: idOf(type), type, impact });
  });
});

describe('the state', () => {
  it('is all that holds data: the functions’ stack could go at any time', () => {
    const elsewhere = Object.entries(running.now.Resources).filter(([, { Type }]) => holders.includes(Type));
    // The console's files come with each deployment.
    expect(elsewhere.map(([id]) => id)).toEqual([expect.stringMatching(/^EdgeConsole/)]);
  });

  it.each(Object.entries(kept.now.Resources).filter(([, { Type }]) => holders.includes(Type)))(
    '%s outlives its stack in production',
    (_id, { DeletionPolicy, UpdateReplacePolicy }) => {
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    },
  );

  it.each([
    ['production', true],
    ['staging', true],
    ['dev', false],
  ])('of %s: its stack refuses to be deleted: %s', (stage, guarded) => {
    expect(aDeployment({ stage }).kept.terminationProtection).toBe(guarded);
  });
});

describe.each([
  ['state', kept.now],
  ['functions', running.now],
])('the stack of %s', (_which, stack) => {
  it('keeps to half of what CloudFormation takes: resources, outputs, bytes', () => {
    expect(Object.keys(stack.Resources).length).toBeLessThanOrEqual(250);
    expect(Object.keys(stack.Outputs ?? {}).length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(stack).length).toBeLessThanOrEqual(500_000);
  });

  it('holds no secret', () => {
    const secrets = Object.values(stack.Resources).filter(({ Type }) => Type === 'AWS::SecretsManager::Secret');
    for (const { Properties } of secrets) expect(Properties).not.toHaveProperty('SecretString');
    expect(JSON.stringify(stack)).not.toMatch(/AKIA[0-9A-Z]{16}|-----BEGIN|xox[bp]-|ghp_[A-Za-z0-9]{36}/);
  });
});

const lint = (folder: string) => spawnSync('cfn-lint', ['-i', 'W3005', '--', join(folder, '*.json')], { encoding: 'utf8' });
const noLint = spawnSync('cfn-lint', ['--version']).status !== 0;

describe(noLint ? 'cfn-lint (skipped: it is not installed here; pip install cfn-lint)' : 'cfn-lint', () => {
  it.skipIf(noLint)(
    'finds nothing in either stack',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'lint-'));
      for (const [name, stack] of list([['state', kept.now] as const, ['functions', running.now] as const]))
        writeFileSync(join(folder, `${name}.json`), JSON.stringify(stack));
      expect(lint(folder).stdout).toBe('');
    },
    60_000,
  );
});
