import { describe, expect, it } from 'vitest';
import { requestSigner } from '../../../adapters/aws/sign-request.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const place = { credentials, region: 'us-east-1', service: 'service' };
const headers = { host: 'example.amazonaws.com' };
const now = Date.parse('2015-08-30T12:36:00Z');
const nothing = Buffer.alloc(0);

/** AWS's own test suite for Signature Version 4. */
describe('a request is signed as AWS signs it', () => {
  it('post-vanilla', () => {
    expect(requestSigner(place)(headers, nothing, now)).toEqual({
      ...headers,
      'x-amz-date': '20150830T123600Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    });
  });

  it('post-x-www-form-urlencoded', () => {
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    expect(requestSigner(place)(form, Buffer.from('Param1=value1'), now)['authorization']).toContain(
      'SignedHeaders=content-type;host;x-amz-date, Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    );
  });

  it('post-sts-header-before, with the token of a role', () => {
    const sessionToken =
      'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';
    const signed = requestSigner({ ...place, credentials: { ...credentials, sessionToken } })(headers, nothing, now);
    expect(signed['x-amz-security-token']).toBe(sessionToken);
    expect(signed['authorization']).toContain(
      'SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
    );
  });

  it('with the key of the day it is', () => {
    const sign = requestSigner(place);
    const [first, next, again] = [now, now + 86_400_000, now].map((at) => sign(headers, nothing, at)['authorization']);
    expect(next).toContain('/20150831/');
    expect(requestSigner(place)(headers, nothing, now + 86_400_000)['authorization']).toBe(next);
    expect(again).toBe(first);
  });
});
