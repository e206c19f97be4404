import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface Signer {
  readonly credentials: Credentials;
  readonly region: string;
  /** The service as signatures name it, `dynamodb`. */
  readonly service: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hashOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Signature Version 4 of a POST to `/`, which is all that we send this way. A day's key is derived once: it takes four of the six hashes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function requestSigner({ credentials, region, service }: Signer) {
  let day = '';
  let key: Buffer | undefined;
  const keyOf = (date: string): Buffer => {
    if (key === undefined || date !== day)
      key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${credentials.secretAccessKey}`, date));
    day = date;
    return key;
  };

  /** The headers with date, token and signature. Names are in small letters. */
  return (headers: Readonly<Record<string, string>>, body: Buffer, now: Instant): Record<string, string> => {
    const time = instantText(now).replace(/[-:]|\.\d+/g, '');
    const date = time.slice(0, 8);
    const token = credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken };
    const signed: Record<string, string> = { ...headers, 'x-amz-date': time, ...token };
    const names = Object.keys(signed).sort();
    const list = names.join(';');
    const lines = names.map((name) => `${name}:${signed[name]}\n`).join('');
    const scope = `${date}/${region}/${service}/aws4_request`;
    const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hashOf(`POST\n/\n\n${lines}\n${list}\n${hashOf(body)}`)}`;
    const signature = createHmac('sha256', keyOf(date)).update(text).digest('hex');
    signed['authorization'] =
      `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${list}, Signature=${signature}`;
    return signed;
  };
}
