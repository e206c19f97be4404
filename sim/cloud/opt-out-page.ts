import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import type { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Keyring } from '../../adapters/links/keyring.ts';
import { shortLinkReader } from '../../adapters/links/short-links.ts';
import { tokenReader } from '../../adapters/links/token-reader.ts';
import { unsubscribePages } from '../../pages/unsubscribe.tsx';
import type { Clock } from '../../workflows/clock.ts';

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST';

/** The page behind the link that every marketing mail carries, as people and their mail scanners open it. */
export function optOutPage(stores: ReturnType<typeof storesOn>, clock: Clock, keyring: Keyring, alter: (method: Method) => Method) {
  const tokens = tokenReader(keyring, clock);
  const requests = dynamoSubjectRequests(stores.table);
  const shortLink = shortLinkReader(keyring, stores.shortLinks);
  const services = { ...stores, clock, newCode: () => 'SIM', tokens, requests, shortLink, myDataLink: () => '/p/my-data/sim' };
  const pages = unsubscribePages(services);
  return async (method: Method, url: string): Promise<void> => {
    const sent = alter(method);
    const body = sent === 'POST' ? { body: 'List-Unsubscribe=One-Click' } : {};
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await pages.request(`/${url.split('/').at(-1)}`, { method: sent, headers, ...body });
  };
}
