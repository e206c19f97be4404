import { describe, expect, it } from 'vitest';
import { compilePolicy, policyDocument } from '../../local/iam/policy.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/State';
const allows = (statements: unknown[], action: string, resource: string, context?: Record<string, string>) =>
  compilePolicy(policyDocument.parse({ Statement: statements }).Statement).allows({
    action,
    resource,
    ...(context === undefined ? {} : { context }),
  });

describe('a role’s policy', () => {
  const read = { Effect: 'Allow', Action: ['dynamodb:Get*', 'dynamodb:Query'], Resource: TABLE };

  it.each([
    ['what it names', 'dynamodb:GetItem', TABLE, true],
    ['action names in any case', 'dynamodb:getitem', TABLE, true],
    ['no other action', 'dynamodb:PutItem', TABLE, false],
    ['no other table', 'dynamodb:GetItem', `${TABLE}2`, false],
    ['no index of the table unless it says so', 'dynamodb:Query', `${TABLE}/index/calendar`, false],
  ])('allows %s', (_what, action, resource, expected) => {
    expect(allows([read], action, resource)).toBe(expected);
  });

  it('allows nothing where nothing is said', () => {
    expect(allows([], 'sqs:SendMessage', '*')).toBe(false);
  });

  it('allows indexes by a wildcard', () => {
    const indexes = { Effect: 'Allow', Action: 'dynamodb:Query', Resource: `${TABLE}/index/*` };
    expect(allows([indexes], 'dynamodb:Query', `${TABLE}/index/calendar`)).toBe(true);
    expect(allows([indexes], 'dynamodb:Query', TABLE)).toBe(false);
  });

  it('an explicit denial wins', () => {
    const denial = { Effect: 'Deny', Action: '*', Resource: TABLE };
    expect(allows([read, denial], 'dynamodb:GetItem', TABLE)).toBe(false);
  });

  it('NotAction and NotResource take the rest', () => {
    const rest = { Effect: 'Allow', NotAction: 'iam:*', NotResource: TABLE };
    expect(allows([rest], 's3:GetObject', 'arn:aws:s3:::x/y')).toBe(true);
    expect(allows([rest], 'iam:PassRole', 'arn:aws:s3:::x/y')).toBe(false);
    expect(allows([rest], 'dynamodb:GetItem', TABLE)).toBe(false);
  });

  const fromAddress = {
    Effect: 'Allow',
    Action: 'ses:SendRawEmail',
    Resource: '*',
    Condition: { StringEquals: { 'ses:FromAddress': 'care@example.com' } },
  };
  it.each([
    ['holds', { 'ses:FromAddress': 'care@example.com' }, true],
    ['does not hold', { 'ses:FromAddress': 'boss@example.com' }, false],
    ['cannot be asked', undefined, false],
  ])('with a condition that %s', (_what, context, expected) => {
    expect(allows([fromAddress], 'ses:SendRawEmail', '*', context)).toBe(expected);
  });

  it('a condition that is not known fails closed: no allowance, every denial', () => {
    const odd = { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01' } };
    expect(allows([{ ...read, Condition: odd }], 'dynamodb:GetItem', TABLE)).toBe(false);
    expect(allows([read, { Effect: 'Deny', Action: '*', Resource: '*', Condition: odd }], 'dynamodb:GetItem', TABLE)).toBe(false);
  });

  it.each([
    ['StringNotEquals', 'aws:PrincipalOrgID', 'o-1'],
    ['StringEqualsIfExists', 'dynamodb:LeadingKeys', 'C#1'],
    ['Null', 'aws:MultiFactorAuthAge', 'true'],
  ])('%s of %s, a key that no call here brings, fails closed', (operator, key, value) => {
    const odd = { [operator]: { [key]: value } };
    expect(allows([{ ...read, Condition: odd }], 'dynamodb:GetItem', TABLE, {})).toBe(false);
    expect(allows([read, { Effect: 'Deny', Action: '*', Resource: '*', Condition: odd }], 'dynamodb:GetItem', TABLE, {})).toBe(false);
  });
});
