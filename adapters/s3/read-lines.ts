import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';

/** The lines of an object, no further than asked for; none where there is no such object. */
export async function readLines<T>(
  client: S3Client,
  { bucket, key, limit = Number.POSITIVE_INFINITY }: { readonly bucket: string; readonly key: string; readonly limit?: number },
  read: (line: string) => T,
): Promise<T[]> {
  const body = await bodyOf(client, bucket, key);
  const found: T[] = [];
  if (body === undefined) return found;
  for await (const line of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (found.length >= limit) break;
    found.push(read(line));
  }
  body.destroy();
  return found;
}

async function bodyOf(client: S3Client, bucket: string, key: string): Promise<Readable | undefined> {
  try {
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return body instanceof Readable ? body : undefined;
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
