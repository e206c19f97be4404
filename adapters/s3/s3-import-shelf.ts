import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as z from 'zod';
import type { ImportShelf, RejectedRow } from '../../workflows/import-shelf.ts';
import type { ImportBook } from '../../workflows/imports/import-book.ts';
import { reportKey } from './import-files.ts';

const UPLOAD_SECONDS = 900;
const row = z.object({ line: z.int(), column: z.string().max(2200), value: z.string().max(200), reason: z.string().max(40) });

/** Files are handed in by a signed address; reports are read line by line, no further than asked for. */
export function s3ImportShelf(book: ImportBook, client: S3Client, bucket: string): ImportShelf {
  return {
    create: (record) => book.create(record),
    list: (limit) => book.list(limit),
    get: (id) => book.get(id),
    uploadUrl: (key) => getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: UPLOAD_SECONDS }),
    async handIn(key, text) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }));
    },
    async rejects(id, limit) {
      const body = await reportBody(client, bucket, id);
      const rows: RejectedRow[] = [];
      if (body === undefined) return rows;
      for await (const line of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (rows.length === limit) break;
        rows.push(row.parse(JSON.parse(line)));
      }
      body.destroy();
      return rows;
    },
  };
}

async function reportBody(client: S3Client, bucket: string, id: string): Promise<Readable | undefined> {
  try {
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: reportKey(id) }));
    return body instanceof Readable ? body : undefined;
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
