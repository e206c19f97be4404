import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { type HttpReply, problem } from './http-reply.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The console as it was built. Paths without an extension are the console's own pages. */
export function staticFiles(directory: string): (pathname: string) => HttpReply {
  return (pathname) => {
    const wanted = normalize(join('/', decodeSafely(pathname)));
    const path = join(directory, extname(wanted) === '' ? 'index.html' : wanted);
    if (!existsSync(path) || !statSync(path).isFile()) {
      return existsSync(join(directory, 'index.html'))
        ? problem(404, 'There is no such page.')
        : problem(404, 'The console has not been built: run `npm run build`.');
    }
    const hashed = /-[\w-]{8,}\.\w+$/.test(path);
    return {
      status: 200,
      headers: {
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': "frame-ancestors 'self'",
      },
      body: readFileSync(path),
    };
  };
}

function decodeSafely(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '/';
  }
}
