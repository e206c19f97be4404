import { describe, expect, it } from 'vitest';
import type { Template, TemplateResource } from '../../local/template/cloud-assembly.ts';
import { resolveTemplate } from '../../local/template/resolve-template.ts';

const place = { region: 'eu-west-1', account: '000000000000', endpoint: 'http://127.0.0.1:9', publicUrl: 'http://127.0.0.1:4100' };

const aResource = (id: string, type: string, properties: Record<string, unknown> = {}, condition?: string): TemplateResource => ({
  id,
  type,
  properties,
  condition,
});

function resolved(value: unknown, more: Partial<Template> = {}) {
  const resources = [aResource('Due', 'AWS::SQS::Queue', { QueueName: 'due' }), aResource('Subject', 'AWS::SNS::Topic', { value })];
  const template: Template = {
    stackName: 'care',
    region: 'eu-west-1',
    resources: new Map(resources.map((resource) => [resource.id, resource])),
    conditions: {},
    parameters: {},
    mappings: {},
    exports: { 'state:Queue': { 'Fn::GetAtt': ['Due', 'Arn'] } },
    ...more,
  };
  const result = resolveTemplate(template, place);
  return { value: result.resources.find(({ id }) => id === 'Subject')?.properties.value, findings: result.findings };
}

describe('a template’s references are filled in', () => {
  it.each([
    ['Ref of a queue is its local address', { Ref: 'Due' }, 'http://127.0.0.1:9/000000000000/due'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Due', 'Arn'] }, 'arn:aws:sqs:eu-west-1:000000000000:due'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Due.Arn' }, 'arn:aws:sqs:eu-west-1:000000000000:due'],
    ['pseudo parameters', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['Join', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::AccountId' }]] }, 'a/000000000000'],
    [
      'Sub with attributes and own variables',
      { 'Fn::Sub': ['${Due.Arn} ${x} ${!Keep} ${AWS::Region}', { x: 'y' }] },
      'arn:aws:sqs:eu-west-1:000000000000:due y ${Keep} eu-west-1',
    ],
    ['ImportValue of what another stack exports', { 'Fn::ImportValue': 'state:Queue' }, 'arn:aws:sqs:eu-west-1:000000000000:due'],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['AWS::NoValue leaves the list', [{ Ref: 'AWS::NoValue' }, 'kept'], ['kept']],
  ])('%s', (_what, value, expected) => {
    const result = resolved(value);
    expect(result.value).toEqual(expected);
    expect(result.findings).toEqual([]);
  });

  it('takes the branch whose condition holds', () => {
    const conditions = {
      Production: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] },
      NotIt: { 'Fn::Not': [{ Condition: 'Production' }] },
    };
    const branch = { 'Fn::If': ['NotIt', 'laptop', 'cloud'] };
    expect(resolved(branch, { conditions, parameters: { Stage: 'dev' } }).value).toBe('laptop');
    expect(resolved(branch, { conditions, parameters: { Stage: 'production' } }).value).toBe('cloud');
  });

  it('leaves out a resource whose condition does not hold', () => {
    const only = aResource('Only', 'AWS::SQS::Queue', {}, 'Never');
    const template: Template = {
      stackName: 's',
      region: 'r',
      resources: new Map([['Only', only]]),
      conditions: { Never: { 'Fn::Equals': [1, 2] } },
      parameters: {},
      mappings: {},
      exports: {},
    };
    expect(resolveTemplate(template, place).resources).toEqual([]);
  });

  it.each([
    ['an attribute', { 'Fn::GetAtt': ['Due', 'Colour'] }, 'GetAtt Due.Colour of AWS::SQS::Queue is not known'],
    ['a resource that is not there', { Ref: 'Nobody' }, 'Ref Nobody: there is no such resource'],
    ['a function', { 'Fn::Cidr': ['10.0.0.0/16'] }, 'Fn::Cidr is not known'],
  ])('lists %s that it does not understand', (_what, value, finding) => {
    expect(resolved(value).findings).toEqual([finding]);
  });

  it('lists a type that is not run on a laptop', () => {
    const odd = aResource('Odd', 'AWS::EC2::Instance');
    const template: Template = {
      stackName: 's',
      region: 'r',
      resources: new Map([['Odd', odd]]),
      conditions: {},
      parameters: {},
      mappings: {},
      exports: {},
    };
    expect(resolveTemplate(template, place).findings).toEqual(['AWS::EC2::Instance (Odd) is not run on a laptop']);
  });
});

describe('an event source mapping', () => {
  const more = {
    resources: new Map(
      [aResource('News', 'AWS::Lambda::EventSourceMapping'), aResource('Subject', 'AWS::SNS::Topic', { value: { Ref: 'News' } })].map(
        (one) => [one.id, one],
      ),
    ),
  };

  it('> Ref is its UUID, the same at each start, and nothing is found wanting', () => {
    const first = resolved(undefined, more);
    expect(first.value).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(resolved(undefined, more)).toEqual(first);
    expect(first.findings).toEqual([]);
  });
});
