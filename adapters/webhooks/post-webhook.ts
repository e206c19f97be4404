import { lookup as lookUpName } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isWebhookUrl } from '../../domain/webhooks/webhook.ts';
import type { Answer, PostWebhook } from '../../workflows/webhooks/webhook-book.ts';
import { isPublicAddress } from './public-address.ts';

export interface PostWebhookOptions {
  /** On a laptop its own addresses may be called, and by http. */
  readonly onLaptop: boolean;
  readonly timeoutMs: number;
  /** @default the system's */
  readonly lookup?: typeof lookUpName;
}

/** What a name leads to, where all of it is open; asked once, and that is connected to: a second look could be answered otherwise. */
const openOnly =
  (lookup: typeof lookUpName): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (fault, found) => {
      const closed = found?.find(({ address }) => !isPublicAddress(address));
      const [first] = found ?? [];
      if (fault !== null) callback(fault, '', 4);
      else if (first === undefined || closed !== undefined)
        callback(new Error(`${hostname} leads to no address of the open internet`), '', 4);
      else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });

/** Asks once over a connection of its own. Nothing of the answer is read but its status: who names an address must not see what stands behind it. */
export function postWebhook({ onLaptop, timeoutMs, lookup = lookUpName }: PostWebhookOptions): PostWebhook {
  return (url, headers, body) =>
    new Promise<Answer>((resolve) => {
      if (!isWebhookUrl(url, onLaptop)) return resolve({ fault: 'not an address that may be called' });
      const library = new URL(url).protocol === 'https:' ? https : http;
      const request = library.request(
        url,
        {
          method: 'POST',
          agent: false,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          signal: AbortSignal.timeout(timeoutMs),
          ...(library === https ? { lookup: openOnly(lookup) } : {}),
        },
        (response) => {
          resolve({ status: response.statusCode ?? 0 });
          response.destroy();
        },
      );
      request.on('error', (fault) => resolve({ fault: fault.message.slice(0, 200) }));
      request.end(body);
    });
}
