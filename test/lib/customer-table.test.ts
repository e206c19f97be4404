import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readColumns } from '../../functions/take-customers/read-table-change.ts';
import { compileFilters } from '../../local/events/event-pattern.ts';
import { aDeployment, aTemplate, customerTable } from './synthesised-app.ts';
import { functionOf, list, type Properties, resources, serviceName, statementsByFunction } from './template-reader.ts';

const template = aTemplate({ customerTable });
const [source] = resources(template, 'AWS::Lambda::EventSourceMapping')
  .map(([, properties]) => properties)
  .filter(({ EventSourceArn }) => EventSourceArn === customerTable.streamArn) as [Properties];
const lambda = functionOf(template, source.FunctionName);
const statements = statementsByFunction(template).get('take-customers') ?? [];
const mayOn = (resource: unknown) =>
  statements.flatMap(({ Action, Resource }) => (list(Resource).includes(resource) ? list(Action) : [])).sort();

it('without a table of the company’s own there is nothing of it', () => {
  const names = resources(aTemplate(), 'AWS::Lambda::Function').map(([, properties]) => serviceName(properties));
  expect(names).not.toContain('take-customers');
});

it('passes cdk-nag and CloudFormation’s own rules, and stays within what one stack can hold', () => {
  const { app, running } = aDeployment({ customerTable, stage: 'production' });
  expect(() => app.synth()).not.toThrow();
  const text = readFileSync(join(app.outdir, `${running.artifactId}.template.json`), 'utf8');
  expect(Object.keys(JSON.parse(text).Resources).length).toBeLessThan(500);
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
});

it('its stream wakes take-customers alone, which knows the columns', () => {
  expect(serviceName(lambda)).toBe('take-customers');
  expect(readColumns(lambda.Environment.Variables.CUSTOMER_COLUMNS)).toEqual(customerTable.map);
});

it('one poison row never blocks its shard, what fails for good is kept with its payload, and nothing of the last day is too old', () => {
  expect(source).toMatchObject({
    StartingPosition: 'TRIM_HORIZON',
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 5,
    MaximumRecordAgeInSeconds: 23 * 3600,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  const destination = source.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0];
  expect(template.findResources('AWS::S3::Bucket')).toHaveProperty(destination);
});

it.each([
  ['a new customer', 'INSERT', { type: { S: 'CUSTOMER' } }, true],
  ['a change', 'MODIFY', { type: { S: 'CUSTOMER' } }, true],
  ['something else that stands in the table', 'INSERT', { type: { S: 'INVOICE' } }, false],
  ['a row that goes, which erases nobody', 'REMOVE', undefined, false],
])('hears of %s: %s of %j, %s', (_what, eventName, NewImage, heard) => {
  const passes = compileFilters(source.FilterCriteria.Filters.map(({ Pattern }: Properties) => Pattern));
  expect(passes({ eventName, dynamodb: { NewImage } })).toBe(heard);
});

it('hears of every item where nothing else stands in the table', () => {
  const { only: _, ...plain } = customerTable;
  const mapping = resources(aTemplate({ customerTable: plain }), 'AWS::Lambda::EventSourceMapping').find(
    ([, { EventSourceArn }]) => EventSourceArn === customerTable.streamArn,
  );
  expect(JSON.parse(mapping?.[1].FilterCriteria.Filters[0].Pattern)).toEqual({ eventName: ['INSERT', 'MODIFY'] });
});

it('may read that stream and decrypt with that key, and nothing else of the company’s', () => {
  expect(mayOn(customerTable.streamArn)).toEqual([
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ]);
  expect(mayOn(customerTable.keyArn)).toEqual(['kms:Decrypt', 'kms:DescribeKey']);
  const theirs = statements.flatMap(({ Resource }) => list(Resource).filter((one) => JSON.stringify(one).includes('111122223333')));
  expect([...new Set(theirs)].sort()).toEqual([customerTable.streamArn, customerTable.keyArn]);
});

it('may read and put items of ours, and neither ask an index nor delete', () => {
  const [own] = resources(template, 'AWS::DynamoDB::GlobalTable').map(([id]) => ({ 'Fn::GetAtt': [id, 'Arn'] }));
  const actions = statements.flatMap(({ Action, Resource }) => (JSON.stringify(Resource) === JSON.stringify(own) ? list(Action) : []));
  expect(actions.sort()).toEqual(['BatchGetItem', 'BatchWriteItem', 'ConditionCheckItem', 'PutItem'].map((one) => `dynamodb:${one}`));
  expect(JSON.stringify(statements)).not.toContain('/index/');
});
