import { AwsFault } from './aws-fault.ts';
import type { AwsPlace } from './json-call.ts';
import { type PostOptions, poster } from './post.ts';
import { requestSigner } from './sign-request.ts';
import { xmlText } from './xml-text.ts';

export interface QueryService {
  /** As signatures name it, `ses`. */
  readonly service: string;
  /** Of the API, a day. */
  readonly version: string;
}

/** One action of a service that takes forms and answers in XML: the answer, or an `AwsFault`. Never tried again. */
export type QueryCall = (action: string, input: object) => Promise<string>;

export function queryCall({
  endpoint,
  timeoutMs,
  service,
  version,
  region,
  credentials,
}: AwsPlace & QueryService & Pick<PostOptions, 'timeoutMs'>): { readonly call: QueryCall; destroy(): void } {
  const sign = requestSigner({ credentials, region, service });
  const { post, destroy } = poster({ endpoint, timeoutMs });
  const headers = { host: endpoint.host, 'content-type': 'application/x-www-form-urlencoded' };
  return {
    destroy,
    async call(action, input) {
      const body = Buffer.from([`Action=${action}&Version=${version}`, ...fieldsOf('', input)].join('&'), 'latin1');
      const answer = await post({ ...sign(headers, body, Date.now()), 'content-length': body.length }, body);
      if (answer.status === 200) return answer.body;
      const kind = xmlText(answer.body, 'Code') || `Status${answer.status}`;
      throw new AwsFault(kind, xmlText(answer.body, 'Message') ?? '', answer.status);
    },
  };
}

/** `Tags.member.1.Name=…`: lists count from one, bytes go as base64, what is undefined is left out. */
function* fieldsOf(name: string, value: unknown): Generator<string> {
  if (value === undefined) return;
  if (Buffer.isBuffer(value)) yield `${name}=${value.toString('base64').replace(/[+/=]/g, escaped)}`;
  else if (Array.isArray(value)) for (const [index, member] of value.entries()) yield* fieldsOf(`${name}.member.${index + 1}`, member);
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) yield* fieldsOf(name === '' ? key : `${name}.${key}`, member);
  else yield `${name}=${encodeURIComponent(String(value)).replace(/[!'()*]/g, escaped)}`;
}

const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
