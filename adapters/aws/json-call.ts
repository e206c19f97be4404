import { type Backoff, jitteredBackoff } from '../backoff.ts';
import { AwsFault, passes } from './aws-fault.ts';
import { poster } from './post.ts';
import { type Credentials, requestSigner } from './sign-request.ts';

/** Where requests go and in whose name. */
export interface AwsPlace {
  readonly region: string;
  readonly credentials: Credentials;
  readonly endpoint: URL;
}

export interface JsonService {
  /** As signatures name it, `dynamodb`. */
  readonly service: string;
  /** What stands before the action in `x-amz-target`, `DynamoDB_20120810`. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
}

/** One action of a service of AWS that speaks JSON: its answer, or an `AwsFault`. */
export type JsonCall = (action: string, input: object) => Promise<unknown>;

export interface JsonCallOptions extends AwsPlace, JsonService {
  /** @default 4 */
  readonly attempts?: number;
  /** @default jittered */
  readonly backoff?: Backoff;
  /** @default 10,000 */
  readonly timeoutMs?: number;
}

/**
 * Signed JSON over HTTP, and nothing else: of the four or five requests that a message takes, the SDK's middlewares, schemas and endpoint
 * rules were a third of the CPU (decision 073). Faults that pass are tried again.
 */
export const jsonCall = (options: JsonCallOptions): JsonCall => openJsonCall(options).call;

/** The same, with a way to close its connections. */
export function openJsonCall(options: JsonCallOptions): { readonly call: JsonCall; destroy(): void } {
  const { endpoint, service, target, version, attempts = 4, backoff = jitteredBackoff, timeoutMs = 10_000 } = options;
  const sign = requestSigner({ credentials: options.credentials, region: options.region, service });
  const { post, destroy } = poster({ endpoint, timeoutMs });

  const once = async (action: string, body: Buffer): Promise<unknown> => {
    const headers = { host: endpoint.host, 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.${action}` };
    const answer = await post({ ...sign(headers, body, Date.now()), 'content-length': body.length }, body);
    if (answer.status !== 200) throw AwsFault.ofJson(answer.status, answer.body);
    return answer.body === '' ? {} : JSON.parse(answer.body);
  };

  return {
    destroy,
    async call(action, input) {
      const body = Buffer.from(JSON.stringify(input));
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(action, body);
        } catch (fault) {
          if (attempt >= attempts || !passes(fault)) throw fault;
          await backoff(attempt);
        }
      }
    },
  };
}
