import http from 'node:http';
import https from 'node:https';

export interface Posted {
  readonly status: number;
  readonly body: string;
}

export interface PostOptions {
  readonly endpoint: URL;
  /** For one request from the first to the last. */
  readonly timeoutMs: number;
}

/** As many at once as the SDK opens. */
const SOCKETS = 50;

/** POSTs to one address over connections that are kept open until `destroy`. */
export function poster({ endpoint, timeoutMs }: PostOptions) {
  const library = endpoint.protocol === 'https:' ? https : http;
  const to = { host: endpoint.hostname, port: endpoint.port || undefined, path: '/', method: 'POST' };
  const openAgent = () => new library.Agent({ keepAlive: true, maxSockets: SOCKETS });
  let agent = openAgent();

  return {
    post(headers: Readonly<Record<string, string | number>>, body: Buffer): Promise<Posted> {
      return new Promise((resolve, reject) => {
        const request = library.request({ ...to, agent, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('end', () => {
            clearTimeout(timer);
            resolve({ status: response.statusCode ?? 500, body: Buffer.concat(chunks).toString('utf8') });
          });
          response.once('error', failed);
        });
        const failed = (fault: Error) => {
          clearTimeout(timer);
          reject(fault);
        };
        const timer = setTimeout(() => {
          request.destroy(
            Object.assign(new Error(`No answer within ${timeoutMs} milliseconds`), { name: 'TimeoutError', code: 'ETIMEDOUT' }),
          );
        }, timeoutMs);
        request.on('error', failed);
        request.end(body);
      });
    },

    /** What is asked for afterwards opens connections of its own. */
    destroy(): void {
      agent.destroy();
      agent = openAgent();
    },
  };
}
