import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AwsError, unknownOperation } from './aws-error.ts';
import { type Caller, readCredential } from './caller.ts';
import { operationOf, type ServiceCall, type ServiceEndpoint, type ServiceReply, xmlText } from './service-call.ts';

export interface AwsServerOptions {
  readonly callerOf: (accessKey: string) => Caller | undefined;
  /** By the service's signing name. */
  readonly services: Readonly<Record<string, ServiceEndpoint>>;
  /** Told of what is not known here, and of faults of ours. */
  readonly onError: (message: string) => void;
}

const MOST_BYTES = 300_000_000;

/** The one port that the functions' SDK clients are pointed at, but for DynamoDB. */
export function createAwsServer({ callerOf, services, onError }: AwsServerOptions): Server {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return reply(response, { status: 204, headers: crossOrigin });
    const credential = readCredential(request);
    const caller = credential === undefined ? undefined : callerOf(credential.accessKey);
    if (credential === undefined || caller === undefined)
      throw new AwsError('UnrecognizedClientException', 'The access key is not known', 403);
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const call: ServiceCall = { caller, method: request.method ?? 'GET', url, headers: request.headers, body };
    const endpoint = services[credential.service];
    if (endpoint === undefined) throw unknownOperation(credential.service, operationOf(call) || `${call.method} ${url.pathname}`);
    reply(response, await endpoint(call));
  }

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const fault = error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
      if (!(error instanceof AwsError) || fault.code === 'UnknownOperationException' || fault.code.startsWith('AccessDenied'))
        onError(fault.message);
      if (!response.headersSent) reply(response, errorReply(request, fault));
    });
  });
}

/** The console puts import files straight into the object store. */
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, HEAD',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'ETag',
};

function reply(response: ServerResponse, { status, headers, body }: ServiceReply): void {
  response.writeHead(status, { 'x-amzn-requestid': randomUUID(), 'content-length': Buffer.byteLength(body ?? ''), ...headers });
  response.end(body);
}

/** JSON services want JSON, form and object services XML. */
export function errorReply(request: IncomingMessage, { code, message, status }: AwsError): ServiceReply {
  if (request.headers['x-amz-target'] !== undefined || request.url?.startsWith('/2015-03-31/') === true) {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code };
    return { status, headers, body: JSON.stringify({ __type: code, message }) };
  }
  const error = `<Code>${xmlText(code)}</Code><Message>${xmlText(message)}</Message>`;
  const form = request.headers['content-type']?.includes('x-www-form-urlencoded') === true;
  const body = form ? `<ErrorResponse><Error><Type>Sender</Type>${error}</Error></ErrorResponse>` : `<Error>${error}</Error>`;
  return { status, headers: { 'content-type': 'text/xml', ...crossOrigin }, body };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new AwsError('EntityTooLarge', `A request may have ${MOST_BYTES} bytes`, 413);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
