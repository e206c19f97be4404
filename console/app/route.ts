import { useSyncExternalStore } from 'react';

export const pages = [
  'home',
  'inbox',
  'customers',
  'cases',
  'promises',
  'recalls',
  'visits',
  'surveys',
  'programme',
  'import',
  'campaigns',
  'broadcasts',
  'costs',
  'settings',
] as const;
export type PageName = (typeof pages)[number];

/** `#/customers/C1`: the page, and which one of it is open. The hash needs no rewriting rules wherever the files are served from. */
export interface Route {
  readonly page: PageName | undefined;
  readonly id: string | undefined;
  /** What of it: `edit`. */
  readonly part: string | undefined;
}

export function parseRoute(hash: string): Route {
  const [name = '', id = '', part = ''] = hash.replace(/^#\/?/, '').split('/');
  return { page: pages.find((page) => page === name), id: id === '' ? undefined : decode(id), part: part === '' ? undefined : part };
}

export const hrefTo = (page: PageName, id?: string, part?: string): string =>
  ['#', page, ...(id === undefined ? [] : [encodeURIComponent(id)]), ...(part === undefined ? [] : [part])].join('/');

export function goTo(page: PageName, id?: string, part?: string): void {
  window.location.hash = hrefTo(page, id, part);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(onHashChange, () => window.location.hash));
}

function onHashChange(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
