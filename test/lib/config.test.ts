import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';

const configOf = (context: Record<string, unknown>) => readConfig(new App({ context }).node);

describe('what a deployment is told', () => {
  it('has defaults that need no AWS account', () => {
    expect(configOf({})).toEqual({ stage: 'dev', region: 'eu-west-1', domain: 'example.com', fromAddress: 'care@example.com' });
  });

  it('writes from care@ the domain unless told otherwise', () => {
    expect(configOf({ domain: 'shop.test' }).fromAddress).toBe('care@shop.test');
    expect(configOf({ domain: 'shop.test', fromAddress: 'hello@shop.test' }).fromAddress).toBe('hello@shop.test');
  });

  it.each([
    ['stage', 'Production!'],
    ['region', 'mars'],
    ['domain', 'not a domain'],
    ['fromAddress', 'nobody'],
    ['pagesUrl', 'http://shop.test'],
    ['smsOriginator', '+447700900123'],
  ])('refuses a wrong %s and names it', (name, value) => {
    expect(() => configOf({ [name]: value })).toThrow(new RegExp(name));
  });
});
