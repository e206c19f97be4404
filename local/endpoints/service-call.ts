import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './caller.ts';

/** One request to a service that is answered here. */
export interface ServiceCall {
  readonly caller: Caller;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface ServiceReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export type ServiceEndpoint = (call: ServiceCall) => ServiceReply | Promise<ServiceReply>;

/** Operation of a JSON protocol: `X-Amz-Target: Service.Operation`. */
export const operationOf = ({ headers }: ServiceCall): string =>
  String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1) ?? '';

export const jsonReply = (value: unknown): ServiceReply => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(value),
});

export const xmlText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Answer of a form protocol (SES, SNS). */
export const xmlReply = (operation: string, namespace: string, result: string, requestId: string): ServiceReply => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: `<${operation}Response xmlns="${namespace}"><${operation}Result>${result}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
});
