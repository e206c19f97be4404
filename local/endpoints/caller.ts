import type { IncomingMessage } from 'node:http';
import type { CallContext, CompiledPolicy } from '../iam/policy.ts';
import { AwsError } from './aws-error.ts';

/** A function that calls an AWS service, known by its access key. */
export interface Caller {
  /** As it stands in costs and logs. */
  readonly label: string;
  readonly policy: CompiledPolicy;
}

export interface Credential {
  readonly accessKey: string;
  /** As the request is signed for: `dynamodb`, `sqs`, `ses` … */
  readonly service: string;
}

const signed = /Credential=([^/,\s]{1,200})\/\d{8}\/[^/]{1,64}\/([a-z0-9-]{1,64})\//;

/** Who calls which service, from the signature's header or a presigned address. The signature itself is not checked. */
export function readCredential(request: IncomingMessage): Credential | undefined {
  const header = request.headers.authorization ?? presigned(request.url ?? '');
  const [, accessKey, service] = signed.exec(header) ?? [];
  return accessKey === undefined || service === undefined ? undefined : { accessKey, service };
}

function presigned(url: string): string {
  const credential = new URL(url, 'http://localhost').searchParams.get('X-Amz-Credential');
  return credential === null ? '' : `Credential=${credential}/`;
}

/** Throws what AWS would answer where the caller's role does not allow the call. */
export function authorise(caller: Caller, action: string, resource: string, context?: CallContext): void {
  if (caller.policy.allows({ action, resource, context })) return;
  throw new AwsError(
    action.startsWith('s3:') ? 'AccessDenied' : 'AccessDeniedException',
    `User: ${caller.label} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy of its role allows it`,
    action.startsWith('s3:') ? 403 : 400,
  );
}
