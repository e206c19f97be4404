import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { importColumns } from '../../domain/import/import-kind.ts';
import { readConfig } from '../../lib/config.ts';
import { customerColumns } from '../../lib/customer-table.ts';

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/abc';
const manyAttributes = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`attr.number-${n}`, `attributes.of.customers.${n}`]));
const configOf = (context: Record<string, unknown>) => readConfig(new App({ context }).node);

describe('what a deployment is told', () => {
  it('has defaults that need no AWS account', () => {
    expect(configOf({})).toEqual({
      stage: 'dev',
      region: 'eu-west-1',
      domain: 'example.com',
      existingIdentity: false,
      edge: true,
      firewall: false,
      priceClass: '100',
      identityProviders: ['COGNITO'],
      fromAddress: 'care@example.com',
      keepData: false,
      canary: false,
      logDays: 30,
      tags: {},
    });
  });

  it('writes from care@ the domain unless told otherwise', () => {
    expect(configOf({ domain: 'shop.test' }).fromAddress).toBe('care@shop.test');
    expect(configOf({ domain: 'shop.test', fromAddress: 'hello@shop.test' }).fromAddress).toBe('hello@shop.test');
  });

  it('goes by its stage’s entry, and over it by what the command line says', () => {
    const stages = {
      staging: { domain: 'test.shop.test' },
      production: { domain: 'shop.test', region: 'us-east-1', account: '123456789012' },
    };
    expect(configOf({ stage: 'production', stages })).toMatchObject({ domain: 'shop.test', region: 'us-east-1', account: '123456789012' });
    expect(configOf({ stage: 'production', stages, region: 'eu-central-1' })).toMatchObject({
      domain: 'shop.test',
      region: 'eu-central-1',
    });
  });

  it.each([
    ['dev', false],
    ['staging', true],
    ['production', true],
  ])('in %s keeps data: %s, unless told otherwise', (stage, keepData) => {
    expect(configOf({ stage }).keepData).toBe(keepData);
    expect(configOf({ stage, keepData: String(!keepData) }).keepData).toBe(!keepData);
  });

  it.each([
    ['dev', false],
    ['staging', false],
    ['production', true],
  ])('in %s flies a canary: %s, unless told otherwise', (stage, canary) => {
    expect(configOf({ stage }).canary).toBe(canary);
    expect(configOf({ stage, canary: String(!canary) }).canary).toBe(!canary);
  });

  it.each([
    ['staging', {}, false],
    ['production', {}, true],
    ['production', { edge: 'no', pagesUrl: 'https://care.shop.test' }, false],
    ['production', { firewall: 'no' }, false],
    ['dev', { firewall: 'yes' }, true],
  ])('in %s with %j has a firewall: %s', (stage, said, firewall) => {
    expect(configOf({ stage, ...said }).firewall).toBe(firewall);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a domain without a certificate', { webDomain: 'care.shop.test' }, /webDomain and certificateArn go together/],
    ['a certificate without a domain', { certificateArn }, /webDomain and certificateArn go together/],
    [
      'a certificate from elsewhere',
      { webDomain: 'care.shop.test', certificateArn: certificateArn.replace('us-east-1', 'eu-west-1') },
      /certificateArn[\s\S]*us-east-1 alone|us-east-1 alone[\s\S]*certificateArn/,
    ],
    ['a zone without its name', { hostedZoneId: 'Z0123456789ABC' }, /hostedZoneId and hostedZoneName go together/],
    [
      'a zone in which the domain does not lie',
      { webDomain: 'care.shop.test', certificateArn, hostedZoneId: 'Z0123456789ABC', hostedZoneName: 'op.test' },
      /does not lie in this zone/,
    ],
    ['a pool without its page', { userPoolId: 'eu-west-1_AbCdEfGhI' }, /userPoolId and signInDomain go together/],
    ['a pool of another region', { userPoolId: 'us-east-1_AbCdEfGhI', signInDomain: 'login.shop.test' }, /the pool must be in eu-west-1/],
    [
      'somebody to invite into a pool of their own',
      { userPoolId: 'eu-west-1_AbCdEfGhI', signInDomain: 'login.shop.test', adminEmail: 'ada@shop.test' },
      /adminEmail|nobody is invited/,
    ],
    ['a key of another region', { keyArn: 'arn:aws:kms:us-east-1:123456789012:key/abc' }, /the key must be in eu-west-1/],
    ['a firewall with nothing to stand before', { edge: 'no', firewall: 'yes' }, /stands before CloudFront/],
  ])('refuses %s', (_what, said, reason) => {
    expect(() => configOf(said)).toThrow(reason);
  });

  describe('a table of customers', () => {
    const streamArn = 'arn:aws:dynamodb:eu-west-1:123456789012:table/Crm/stream/2026-01-01T00:00:00.000';
    const table = { streamArn, map: { customer_id: 'id', name: 'profile.name', 'attr.size': 'shoeSize' }, only: { type: 'CUSTOMER' } };
    const brought = (own: object) => () => configOf({ stages: { dev: { customerTable: { ...table, ...own } } } });

    it('is taken as it is said, by columns that files of customers have', () => {
      expect(brought({})().customerTable).toEqual(table);
      const { required, optional } = importColumns.customers;
      expect([...customerColumns].sort()).toEqual([...required, ...optional].sort());
    });

    it.each([
      ['a table instead of its stream', { streamArn: streamArn.replace(/\/stream.*/, '') }, /streamArn|LatestStreamArn/],
      [
        'a stream of another region',
        { streamArn: streamArn.replace('eu-west-1', 'us-east-1') },
        /streamArn: the table must be in eu-west-1/,
      ],
      ['an alias of a key', { keyArn: 'alias/crm' }, /arn:aws:kms:REGION:ACCOUNT:key\/ID[\s\S]*keyArn/],
      ['a key of another region', { keyArn: 'arn:aws:kms:us-east-1:123456789012:key/abc' }, /keyArn: the key must be in eu-west-1/],
      ['no id', { map: { name: 'n' } }, /say who each item is of[\s\S]*customer_id/],
      ['a column that nobody has', { map: { customer_id: 'id', mail: 'email' } }, /no such column; they have customer_id, [\s\S]*mail/],
      ['an attribute without a name', { map: { customer_id: '' } }, /customer_id/],
      ['a map that no function can be given', { map: { customer_id: 'id', ...manyAttributes } }, /more than 3000 characters/],
      ['a word that it does not know', { table: 'Crm' }, /table/],
    ])('refuses %s', (_what, own, reason) => {
      expect(brought(own)).toThrow(reason);
    });
  });

  it('takes no mistyped stage for a new one', () => {
    expect(() => configOf({ stage: 'prodution', stages: { dev: {}, production: {} } })).toThrow(
      'There is no stage "prodution" in cdk.json: it has dev, production. Add it under "stages".',
    );
  });

  it('refuses a word that it does not know, and names it', () => {
    expect(() => configOf({ stages: { dev: { domian: 'shop.test' } } })).toThrow(/stages\.dev[\s\S]*domian/);
  });

  it.each([
    ['stage', 'Production!'],
    ['stages', 'dev'],
    ['account', '1234'],
    ['region', 'mars'],
    ['keepData', 'perhaps'],
    ['domain', 'not a domain'],
    ['existingIdentity', 'maybe'],
    ['canary', 'sometimes'],
    ['edge', 'perhaps'],
    ['firewall', 'perhaps'],
    ['webDomain', 'not a domain'],
    ['certificateArn', 'mine'],
    ['hostedZoneId', 'zone'],
    ['priceClass', '300'],
    ['signInPrefix', 'my-aws-care'],
    ['userPoolId', 'pool'],
    ['keyArn', 'alias/mine'],
    ['fromAddress', 'nobody'],
    ['pagesUrl', 'http://shop.test'],
    ['smsOriginator', '+447700900123'],
    ['smsNumbers', '+447700900123'],
    ['smsNumbers', []],
    ['adminEmail', 'me'],
    ['alarmEmail', 'me'],
    ['monthlyBudget', 'much'],
    ['customerTable', 'Crm'],
    ['logDays', '31'],
    ['tags', 'mine'],
  ])('refuses a wrong %s and names it', (name, value) => {
    expect(() => configOf({ [name]: value })).toThrow(new RegExp(name));
  });
});
