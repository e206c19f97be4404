import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { UndoServices } from '../../workflows/imports/undo-import.ts';
import type { ImportFiles } from '../../workflows/run-import.ts';
import { readRows } from '../csv/read-rows.ts';
import { leftKey, leftText, logKey, logText, readLogLine } from './import-log-lines.ts';
import { readLines } from './read-lines.ts';

export const reportKey = (id: string): string => `reports/${id}.jsonl`;

/** Files under `imports/`, reports as JSON lines under `reports/` of the same bucket. */
export function s3ImportFiles(client: S3Client, bucket: string): ImportFiles & { readonly log: UndoServices['log'] } {
  const put = async (key: string, text: string) => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: 'application/jsonl' }));
  };
  return {
    writeLog: (id, part, changes) => put(logKey(id, part), logText(changes)),

    log: {
      read: (id, part) => readLines(client, { bucket, key: logKey(id, part) }, readLogLine),
      writeLeft: (id, left) => put(leftKey(id), leftText(left)),
    },

    async readRows(key, kind, map) {
      const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!(body instanceof Readable)) throw new Error(`The object ${key} has no body that can be streamed`);
      return readRows(body, kind, map);
    },

    openReport(id) {
      const lots: Buffer[] = [];
      return {
        write: (rejects) => void lots.push(Buffer.from(rejects.map((reject) => `${JSON.stringify(reject)}\n`).join(''))),
        async close() {
          const report = { Bucket: bucket, Key: reportKey(id), Body: Buffer.concat(lots), ContentType: 'application/jsonl' };
          await client.send(new PutObjectCommand(report));
        },
      };
    },
  };
}
