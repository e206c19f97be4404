import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as z from 'zod';
import type { ImportShelf } from '../../workflows/import-shelf.ts';
import type { ImportBook } from '../../workflows/imports/import-book.ts';
import { reportKey } from './import-files.ts';
import { leftKey, logKey, readLeftLine, readLogLine } from './import-log-lines.ts';
import { readLines } from './read-lines.ts';

const UPLOAD_SECONDS = 900;
const row = z.object({ line: z.int(), column: z.string().max(2200), value: z.string().max(200), reason: z.string().max(40) });

/** Files are handed in by a signed address; reports are read line by line, no further than asked for. */
export function s3ImportShelf(book: ImportBook, client: S3Client, bucket: string): ImportShelf {
  return {
    create: (record) => book.create(record),
    list: (limit) => book.list(limit),
    get: (id) => book.get(id),
    put: (record) => book.put(record),
    uploadUrl: (key) => getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: UPLOAD_SECONDS }),
    async handIn(key, text) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }));
    },
    rejects: (id, limit) => readLines(client, { bucket, key: reportKey(id), limit }, (line) => row.parse(JSON.parse(line))),
    changes: (id, part) => readLines(client, { bucket, key: logKey(id, part) }, readLogLine),
    left: (id, limit) => readLines(client, { bucket, key: leftKey(id), limit }, readLeftLine),
  };
}
