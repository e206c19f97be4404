import type { Clock } from '../../workflows/clock.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Meter } from '../meter/meter.ts';
import type { ObjectStore, StoredObject } from '../objects/object-store.ts';
import type { Deployment } from '../template/deployment.ts';
import { AwsError, unknownOperation } from './aws-error.ts';
import { authorise } from './caller.ts';
import { type ServiceCall, type ServiceEndpoint, type ServiceReply, xmlText } from './service-call.ts';

export interface S3Options {
  readonly store: ObjectStore;
  readonly buckets: Deployment['buckets'];
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** S3 as far as objects go: put, get (with ranges), head, delete, list; path style and bucket host names. */
export function s3Endpoint({ store, buckets, bus, clock, meter }: S3Options): ServiceEndpoint {
  return (call) => {
    const { bucket, key } = locate(
      call,
      buckets.map(({ name }) => name),
    );
    const declared = buckets.find(({ name }) => name === bucket);
    if (declared === undefined) throw new AwsError('NoSuchBucket', `There is no bucket ${bucket}`, 404);
    if (call.url.searchParams.has('uploads') || call.url.searchParams.has('uploadId')) throw unknownOperation('s3', 'multipart upload');
    const resource = `${declared.arn}/${key}`;
    if (key === '') {
      if (call.method !== 'GET') throw unknownOperation('s3', `${call.method} of a bucket`);
      authorise(call.caller, 's3:ListBucket', declared.arn);
      meter.count(call.caller.label, 's3Puts');
      return listReply(bucket, store.list(bucket, call.url.searchParams.get('prefix') ?? ''));
    }
    switch (call.method) {
      case 'PUT':
        authorise(call.caller, 's3:PutObject', resource);
        meter.count(call.caller.label, 's3Puts');
        return put(call, bucket, key, declared.properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined);
      case 'GET':
      case 'HEAD':
        authorise(call.caller, 's3:GetObject', resource);
        meter.count(call.caller.label, 's3Gets');
        return get(call, bucket, key);
      case 'DELETE':
        authorise(call.caller, 's3:DeleteObject', resource);
        store.remove(bucket, key);
        return { status: 204 };
      default:
        throw unknownOperation('s3', `${call.method} of an object`);
    }
  };

  function put({ headers, body, caller }: ServiceCall, bucket: string, key: string, announce: boolean): ServiceReply {
    if (headers['x-amz-copy-source'] !== undefined) throw unknownOperation('s3', 'CopyObject');
    const chunked =
      String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-') ||
      headers['content-encoding']?.includes('aws-chunked') === true;
    const metadata = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        name.startsWith('x-amz-meta-') && typeof value === 'string' ? [[name.slice(11), value]] : [],
      ),
    );
    const contentType = headers['content-type'] ?? 'application/octet-stream';
    const stored = store.put(bucket, key, chunked ? withoutChunks(body) : body, { contentType, at: clock.now(), metadata });
    if (announce) {
      bus.put({
        source: 'aws.s3',
        detailType: 'Object Created',
        resources: [`arn:aws:s3:::${bucket}`],
        detail: {
          version: '0',
          bucket: { name: bucket },
          object: { key, size: stored.size, etag: stored.etag, sequencer: clock.now().toString(16) },
          'request-id': 'local',
          requester: caller.label,
          'source-ip-address': '127.0.0.1',
          reason: 'PutObject',
        },
      });
    }
    return { status: 200, headers: { ETag: `"${stored.etag}"`, 'access-control-allow-origin': '*' } };
  }

  function get({ method, headers }: ServiceCall, bucket: string, key: string): ServiceReply {
    const stored = store.head(bucket, key);
    if (stored === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    const about = {
      'content-type': stored.contentType,
      ETag: `"${stored.etag}"`,
      'last-modified': new Date(stored.at).toUTCString(),
      'accept-ranges': 'bytes',
      ...Object.fromEntries(Object.entries(stored.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    };
    if (method === 'HEAD') return { status: 200, headers: { ...about, 'content-length': String(stored.size) } };
    const bytes = store.bytes(bucket, key);
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
    if (first === undefined) return { status: 200, headers: about, body: bytes };
    const start = Number(first);
    const end = last === '' || last === undefined ? stored.size - 1 : Math.min(Number(last), stored.size - 1);
    if (start > end) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
    return {
      status: 206,
      headers: { ...about, 'content-range': `bytes ${start}-${end}/${stored.size}` },
      body: bytes.subarray(start, end + 1),
    };
  }
}

function locate({ url, headers }: ServiceCall, buckets: readonly string[]): { bucket: string; key: string } {
  const path = decodeURIComponent(url.pathname.slice(1));
  const host = buckets.find((bucket) => headers.host?.startsWith(`${bucket}.`) === true);
  if (host !== undefined) return { bucket: host, key: path };
  const slash = path.indexOf('/');
  return slash < 0 ? { bucket: path, key: '' } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

/** `aws-chunked`: hexadecimal size, optional signature, CRLF, bytes, CRLF, until a chunk of size 0. */
function withoutChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, lineEnd).toString('latin1'), 16);
    if (lineEnd < 0 || !(size > 0)) break;
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

function listReply(bucket: string, objects: readonly StoredObject[]): ServiceReply {
  const contents = objects.map(
    ({ key, size, etag, at }) =>
      `<Contents><Key>${xmlText(key)}</Key><LastModified>${new Date(at).toISOString()}</LastModified><ETag>&quot;${etag}&quot;</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>${xmlText(bucket)}</Name><KeyCount>${objects.length}</KeyCount><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}
