import { DeleteObjectsCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { WebShelf } from '../../workflows/publish-console.ts';

const FOLDER = 'console/';

const cacheControl = { 'for ever': 'public, max-age=31536000, immutable', 'until asked': 'no-cache' } as const;

/** The console's files under `console/`, which is the path that they are opened by. */
export function s3WebShelf(client: S3Client, bucket: string): WebShelf {
  async function* listed() {
    let next: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: FOLDER, ContinuationToken: next }));
      yield* page.Contents ?? [];
      next = page.NextContinuationToken;
    } while (next !== undefined);
  }

  return {
    async put({ path, body, type, kept }) {
      const file = { Bucket: bucket, Key: `${FOLDER}${path}`, Body: body, ContentType: type, CacheControl: cacheControl[kept] };
      await client.send(new PutObjectCommand(file));
    },
    async list() {
      const found: string[] = [];
      for await (const { Key = '' } of listed()) found.push(Key.slice(FOLDER.length));
      return found;
    },
    async remove(paths) {
      for (let from = 0; from < paths.length; from += 1000) {
        const Objects = paths.slice(from, from + 1000).map((path) => ({ Key: `${FOLDER}${path}` }));
        const { Errors: [fault] = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
        if (fault !== undefined) throw new Error(`S3 did not remove ${fault.Key}: ${fault.Code}`);
      }
    },
  };
}
