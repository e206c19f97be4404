import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { replaceFile, replaceFileBytes } from '../replace-file.ts';

const metaSchema = z.object({
  contentType: z.string(),
  etag: z.string(),
  at: z.number(),
  metadata: z.record(z.string(), z.string()).default({}),
});

export interface StoredObject extends z.infer<typeof metaSchema> {
  readonly key: string;
  readonly size: number;
}

/** Objects of the buckets, one file each. */
export interface ObjectStore {
  put(
    bucket: string,
    key: string,
    bytes: Uint8Array,
    about: { readonly contentType: string; readonly at: number; readonly metadata: Readonly<Record<string, string>> },
  ): StoredObject;
  head(bucket: string, key: string): StoredObject | undefined;
  bytes(bucket: string, key: string): Buffer;
  remove(bucket: string, key: string): void;
  /** In order of key. */
  list(bucket: string, prefix: string): readonly StoredObject[];
}

const META = '.meta.json';
/** A key as one file name; long ones by their hash would lose the name, so they are refused. */
const fileName = (key: string): string => encodeURIComponent(key).replace(/\./g, '%2E');

export function openObjectStore(directory: string): ObjectStore {
  const folder = (bucket: string) => {
    const path = join(directory, encodeURIComponent(bucket));
    mkdirSync(path, { recursive: true });
    return path;
  };
  const place = (bucket: string, key: string) => join(folder(bucket), fileName(key));

  function head(bucket: string, key: string): StoredObject | undefined {
    const path = place(bucket, key);
    if (!existsSync(`${path}${META}`) || !existsSync(path)) return undefined;
    return { key, size: statSync(path).size, ...metaSchema.parse(JSON.parse(readFileSync(`${path}${META}`, 'utf8'))) };
  }

  return {
    put(bucket, key, bytes, { contentType, at, metadata }) {
      const path = place(bucket, key);
      const etag = createHash('md5').update(bytes).digest('hex');
      replaceFileBytes(path, bytes);
      replaceFile(`${path}${META}`, JSON.stringify({ contentType, etag, at, metadata }));
      return { key, size: bytes.length, contentType, etag, at, metadata: { ...metadata } };
    },
    head,
    bytes: (bucket, key) => readFileSync(place(bucket, key)),
    remove(bucket, key) {
      rmSync(`${place(bucket, key)}${META}`, { force: true });
      rmSync(place(bucket, key), { force: true });
    },
    list(bucket, prefix) {
      return readdirSync(folder(bucket))
        .filter((name) => name.endsWith(META))
        .map((name) => decodeURIComponent(name.slice(0, -META.length)))
        .filter((key) => key.startsWith(prefix))
        .sort()
        .flatMap((key) => head(bucket, key) ?? []);
    },
  };
}
