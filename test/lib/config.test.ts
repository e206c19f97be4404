import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';

const configOf = (context: Record<string, unknown>) => readConfig(new App({ context }).node);

describe('what a deployment is told', () => {
  it('has defaults that need no AWS account', () => {
    expect(configOf({})).toEqual({
      stage: 'dev',
      region: 'eu-west-1',
      domain: 'example.com',
      existingIdentity: false,
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
    ['fromAddress', 'nobody'],
    ['pagesUrl', 'http://shop.test'],
    ['smsOriginator', '+447700900123'],
    ['adminEmail', 'me'],
    ['alarmEmail', 'me'],
    ['monthlyBudget', 'much'],
    ['logDays', '31'],
    ['tags', 'mine'],
  ])('refuses a wrong %s and names it', (name, value) => {
    expect(() => configOf({ [name]: value })).toThrow(new RegExp(name));
  });
});
