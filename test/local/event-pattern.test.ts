import { describe, expect, it } from 'vitest';
import { compileFilters, matchesPattern } from '../../local/events/event-pattern.ts';

const change = { eventName: 'MODIFY', dynamodb: { NewImage: { type: { S: 'MESSAGE' }, count: { N: '3' } } }, size: 12, tags: ['a', 'b'] };

describe('an event pattern', () => {
  it.each([
    ['one of the values named', { eventName: ['INSERT', 'MODIFY'] }, true],
    ['none of the values named', { eventName: ['REMOVE'] }, false],
    ['nested fields', { dynamodb: { NewImage: { type: { S: ['MESSAGE'] } } } }, true],
    ['a field that is missing', { dynamodb: { OldImage: { type: { S: ['MESSAGE'] } } } }, false],
    ['exists: false of a missing field', { dynamodb: { OldImage: [{ exists: false }] } }, true],
    ['exists: true of a missing field', { absent: [{ exists: true }] }, false],
    ['prefix', { eventName: [{ prefix: 'MOD' }] }, true],
    ['suffix', { eventName: [{ suffix: 'SERT' }] }, false],
    ['anything-but', { eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    ['anything-but with a prefix', { eventName: [{ 'anything-but': { prefix: 'MOD' } }] }, false],
    ['anything-but of a missing field', { absent: [{ 'anything-but': ['x'] }] }, false],
    ['numeric ranges', { size: [{ numeric: ['>', 10, '<=', 12] }] }, true],
    ['numeric outside', { size: [{ numeric: ['<', 12] }] }, false],
    ['any of a list', { tags: ['b'] }, true],
    ['wildcard', { eventName: [{ wildcard: 'M*Y' }] }, true],
    ['$or', { $or: [{ eventName: ['REMOVE'] }, { size: [12] }] }, true],
    ['numbers are not texts', { size: ['12'] }, false],
  ])('meets %s', (_what, pattern, expected) => {
    expect(matchesPattern(pattern, change)).toBe(expected);
  });

  it('that cannot be understood is an error, never a match', () => {
    expect(() => matchesPattern({ eventName: [{ cidr: '10.0.0.0/8' }] }, change)).toThrow('"cidr", which is not known');
  });

  it('of several filters one is enough, and none lets everything through', () => {
    expect(compileFilters(['{"eventName":["REMOVE"]}', '{"size":[12]}'])(change)).toBe(true);
    expect(compileFilters(['{"eventName":["REMOVE"]}'])(change)).toBe(false);
    expect(compileFilters([])(change)).toBe(true);
  });
});
