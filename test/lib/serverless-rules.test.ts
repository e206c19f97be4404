import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { ServerlessChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { aDeployment } from './synthesised-app.ts';

interface Report {
  readonly pluginReports: { readonly violations: { readonly ruleName: string; readonly violatingConstructs: unknown[] }[] }[];
}

/**
 * Rules of cdk-nag's Serverless pack that take every function, queue and target for one of a kind that ours are not all of. What they are
 * about is held more narrowly by test/lib/plumbing-rules.test.ts.
 */
const answered: Readonly<Record<string, string>> = {
  'Serverless-LambdaAsyncFailureDestination':
    'what is called asynchronously has a dead-letter queue; the rest is called by who waits for it',
  'Serverless-LambdaDLQ': 'the same',
  'Serverless-LambdaEventSourceMappingDestination': 'a queue’s consumer gives up into the dead letters of its queue; streams have a bucket',
  'Serverless-SQSRedrivePolicy': 'these are the dead letters themselves',
  'Serverless-EventBusDLQ': 'the archive for reports, whose Firehose retries for a day by itself',
};

const { app } = aDeployment({ stage: 'production' });
Validations.of(app).addPlugins(new ServerlessChecks(app));
let failed = false;
try {
  app.synth();
} catch {
  failed = true;
}
const { pluginReports }: Report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
const found = new Set(pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName)));

it('cdk-nag’s Serverless pack finds nothing but what is answered: traces, memory, timeouts, newest runtime, logs that end, throttling', () => {
  expect(failed).toBe(true);
  expect([...found].filter((rule) => answered[rule] === undefined)).toEqual([]);
});

it('no answer stands for what is found no more', () => {
  expect(Object.keys(answered).filter((rule) => !found.has(rule))).toEqual([]);
});
