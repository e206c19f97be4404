import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../local/functions/local-function.ts';
import { compilePolicy, type PolicyStatement } from '../../local/iam/policy.ts';
import { readRoles } from '../../local/iam/role-policies.ts';
import { readCloudAssembly } from '../../local/template/cloud-assembly.ts';
import { readDeployment } from '../../local/template/deployment.ts';
import { resolveTemplate } from '../../local/template/resolve-template.ts';
import { LOCAL_ACCOUNT } from '../../local/template/resource-attributes.ts';
import { aDeployment, customerTable } from './synthesised-app.ts';

/** What each function needed while the demo, the customer's story, files in and requests of people went by: `npm run permissions`. */
const used = JSON.parse(readFileSync(join(import.meta.dirname, 'permissions-used.json'), 'utf8')) as Record<string, string[]>;

const smsOriginator = 'arn:aws:sms-voice:eu-west-1:000000000000:sender-id/CARE/GB';
const place = { region: 'eu-west-1', account: LOCAL_ACCOUNT, endpoint: 'http://127.0.0.1:9', publicUrl: 'http://127.0.0.1:9' };
const resolved = resolveTemplate(
  readCloudAssembly(aDeployment({ smsOriginator, customerTable, 'aws:cdk:enable-asset-metadata': true }).app.synth().directory),
  place,
);
const roles = readRoles(resolved);
const statements = new Map(
  readDeployment(resolved).functions.map((declared) => [labelOf(declared), roles.statementsOf(declared.properties.Role)]),
);

/** The uses that a policy does not allow. */
function denied(name: string, policy: readonly PolicyStatement[]): string[] {
  const { allows } = compilePolicy(policy);
  return (used[name] ?? []).filter((use) => {
    const [action = '', resource = ''] = use.split(' ');
    return !allows({ action, resource, context: { 'ses:FromAddress': 'care@example.com' } });
  });
}

/** Allowances, an action on a resource each, that no use fits. */
function unused(name: string): string[] {
  return (statements.get(name) ?? []).flatMap((statement) =>
    (statement.Action ?? []).flatMap((action) =>
      (statement.Resource ?? []).flatMap((resource) => {
        const { allows } = compilePolicy([{ Effect: 'Allow', Action: [action], Resource: [resource] }]);
        const needed = (used[name] ?? []).some((use) => {
          const [called = '', on = ''] = use.split(' ');
          return allows({ action: called, resource: on });
        });
        return needed ? [] : [`${action} ${resource.split(':').at(-1)}`];
      }),
    ),
  );
}

const everyone = [...statements.keys()].sort();

describe('what a function needed is allowed', () => {
  it('of every function but those that only AWS calls', () => {
    expect(everyone.filter((name) => used[name] === undefined)).toEqual(['publish-console', 'rotate-link-keys', 'seed-library']);
  });

  it.each(everyone)('%s', (name) => {
    expect(denied(name, statements.get(name) ?? [])).toEqual([]);
  });

  it('planted: a permission that is missing is found by its name', () => {
    const without = (statements.get('find-due') ?? []).map((one) => ({
      ...one,
      Action: one.Action?.filter((a) => a !== 'sqs:SendMessage'),
    }));
    expect(denied('find-due', without)).toEqual([expect.stringMatching(/^sqs:SendMessage .*DueQueue/)]);
  });

  it('planted: the ARN of an index that is spelt wrong is found by its name', () => {
    const misspelt = (statements.get('find-due') ?? []).map((one) => ({
      ...one,
      Resource: one.Resource?.map((resource) => resource.replace('index/calendar', 'index/calender')),
    }));
    expect(denied('find-due', misspelt)).toEqual([expect.stringMatching(/^dynamodb:Query .*index\/calendar$/)]);
  });
});

/** Allowances that the recording cannot or did not use, each with the reason why it stands. A new one needs a line here, or goes. */
const reasoned: readonly (readonly [who: RegExp, allowance: RegExp, reason: string])[] = [
  [/./, /^xray:/, 'Lambda writes traces'],
  [/./, /^logs:/, 'Lambda writes the log'],
  [/./, /^kms:/, 'DynamoDB uses the key in the function’s name'],
  [/derive|count|take-customers/, /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) /, 'Lambda reads the stream'],
  [/derive|count|take-customers/, /^s3:(PutObject|ListBucket) failed/, 'Lambda keeps what the function gave up'],
  [/./, /^sqs:SendMessage (Lost|MissedFeedback)/, 'Lambda sends what failed to its dead letters'],
  [
    /deliver/,
    /^sqs:(ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|GetQueueUrl|ReceiveMessage) Due/,
    'Lambda works the queue off',
  ],
  [
    /take-events|send-webhooks|record-feedback/,
    /^sqs:(ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|GetQueueUrl|ReceiveMessage) (Told|Webhooks|MissedFeedback)/,
    'Lambda works the queue off',
  ],
  [/deliver/, /^sqs:SendMessage Due/, 'a page that was throttled or cut short'],
  [/deliver|escalate|feedback|pages|settle/, /^secretsmanager:GetSecretValue SecretsErasureKey/, 'a gate that is new, or somebody erased'],
  [/deliver|feedback/, /^dynamodb:ConditionCheckItem /, 'a gate that is new is written only where nobody of that id was erased'],
  [/deliver/, /^dynamodb:DeleteItem /, 'a wait that is over, an offer given back'],
  [/derive/, /^dynamodb:BatchWriteItem /, 'gaps between orders that came many at once'],
  [/learn/, /^dynamodb:BatchWriteItem /, 'the gap that ends with a second order, and requests that 0.1.0 left in the table'],
  [/learn/, /^sqs:SendMessage Learn/, 'who stands in the calendar and is not learnt is asked for again'],
  [/settle/, /^sqs:SendMessage Learn/, 'orders among news that the stream gave up'],
  [/count/, /^dynamodb:(PutItem|Query) /, 'the breaker, where a mail came back'],
  [/find-due/, /^dynamodb:Query .*lookup/, 'broadcasts'],
  [/take-events/, /^dynamodb:Query .*lookup/, 'recalls, which ask who owns a model'],
  [/escalate/, /^dynamodb:Query table\/[^/]+$/, 'a case whose time is up'],
  [/console/, /^sqs:SendMessage Due/, 'test messages'],
  [
    /console/,
    /^(sqs:GetQueueAttributes DueDead|ses:Get(Identity|SendQuota))/,
    'what the first screen says of dead letters, the domain and the sandbox',
  ],
  [/console/, /^dynamodb:DeleteItem /, 'drafts that are thrown away'],
  [/console/, /^s3:(GetObject|ListBucket) /, 'reports of files with bad rows'],
  [/pages/, /^dynamodb:(BatchWriteItem|DeleteItem|Query .*lookup)/, 'people who have themselves erased'],
  [/settle/, /^sqs:(SendMessage Due|DeleteMessage Due)/, 'dead letters'],
  [/settle/, /^s3:(GetObject|DeleteObject) failed/, 'batches that the stream gave up'],
  [
    /settle/,
    /^dynamodb:(Query .*lookup|(BatchWriteItem|ConditionCheckItem|DeleteItem|PutItem|UpdateItem) )/,
    'what was given up, and erasures and joins that were cut short',
  ],
  [/import/, /^(dynamodb:(DeleteItem|UpdateItem) |s3:GetObject .*reports)/, 'imports that are taken back'],
  [/seed/, /^dynamodb:(Query|PutItem) table/, 'CloudFormation calls it: test/workflows/seed-library.test.ts'],
  [/publish/, /^s3:(PutObject|DeleteObject|ListBucket) /, 'CloudFormation calls it: test/workflows/publish-console.test.ts'],
  [/rotate/, /^secretsmanager:/, 'nothing rotates on a laptop: test/functions/rotate-link-keys.test.ts'],
];

describe('what is allowed was needed', () => {
  it.each(everyone)('%s', (name) => {
    const stands = (allowance: string) => reasoned.some(([who, pattern]) => who.test(name) && pattern.test(allowance));
    expect(unused(name).filter((allowance) => !stands(allowance))).toEqual([]);
  });

  it('no reason stands for what was needed, or is allowed no more', () => {
    const idle = everyone.flatMap((name) => unused(name).map((allowance) => ({ name, allowance })));
    const stale = reasoned.filter(([who, pattern]) => !idle.some(({ name, allowance }) => who.test(name) && pattern.test(allowance)));
    expect(stale).toEqual([]);
  });

  it('planted: an allowance that nobody needs is found by its name', () => {
    statements.set('too-much', [
      { Effect: 'Allow', Action: ['dynamodb:Scan'], Resource: ['arn:aws:dynamodb:eu-west-1:000000000000:table/State'] },
    ]);
    expect(unused('too-much')).toEqual(['dynamodb:Scan table/State']);
    statements.delete('too-much');
  });
});
