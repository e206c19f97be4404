import { type LinkPurpose, linkPurposes } from '../../domain/links/link-purpose.ts';
import type { Keyring } from './keyring.ts';
import { type Claims, signToken } from './token.ts';

const pages: Readonly<Record<LinkPurpose, string>> = {
  'opt-out': 'unsubscribe',
  preferences: 'preferences',
  survey: 'survey',
  booking: 'booking',
  recall: 'recall',
  voucher: 'voucher',
  case: 'case',
  'my-data': 'my-data',
  'opt-in': 'opt-in',
  export: 'my-data/export',
  erase: 'my-data/erase',
};

export const purposeOfPage = (page: string): LinkPurpose | undefined => linkPurposes.find((purpose) => pages[purpose] === page);

/** Where the page of a link stands within this site, its token included. */
export const pagePath = (keyring: Keyring, claims: Claims): string => `/p/${pages[claims.purpose]}/${signToken(keyring, claims)}`;
