import { DAY } from '../../domain/calendar/calendar-date.ts';
import type { Links } from '../../workflows/outbox.ts';
import { pagePath } from './page-path.ts';
import { type Shortening, shortenLinks } from './short-links.ts';
import type { Claims } from './token.ts';

/** Days for which a link works; an opt-out works for ever. */
export const PREFERENCES_LINK_DAYS = 30;
export const SURVEY_LINK_DAYS = 60;
/** Longer than a visit can be booked ahead. */
export const BOOKING_LINK_DAYS = 120;
/** A danger does not go away: reminders of it bring links anew. */
export const RECALL_LINK_DAYS = 730;
/** Longer than a voucher is good for: afterwards its page says so. */
export const VOUCHER_LINK_DAYS = 120;
export const CASE_LINK_DAYS = 120;

/** Who asked for it is waiting for the mail. */
export const CONFIRM_LINK_DAYS = { 'opt-in': 7, export: 1, erase: 1 } as const;

/**
 * Links `<pagesUrl>/p/<page>/<token>`: `unsubscribe`, `preferences`, `survey`, `booking`, `recall`, `voucher`,
 * `case`, `my-data`, and those that confirm a request.
 * `pagesUrl` is an origin without a slash at its end.
 */
export function signedLinks(shortening: Shortening): Links {
  const { keyring, pagesUrl, clock } = shortening;
  const link = (claims: Claims) => `${pagesUrl}${pagePath(keyring, claims)}`;
  return {
    unsubscribe: (customer, campaign) => link({ purpose: 'opt-out', customer, subject: campaign }),
    preferences: (customer) =>
      link({ purpose: 'preferences', customer, subject: '', expiresAt: clock.now() + PREFERENCES_LINK_DAYS * DAY }),
    // The campaign is the key's first part already.
    survey: (customer, messageKey) =>
      link({ purpose: 'survey', customer, subject: messageKey, expiresAt: clock.now() + SURVEY_LINK_DAYS * DAY }),
    booking: (customer, offer) => link({ purpose: 'booking', customer, subject: offer, expiresAt: clock.now() + BOOKING_LINK_DAYS * DAY }),
    recall: (customer, recall) => link({ purpose: 'recall', customer, subject: recall, expiresAt: clock.now() + RECALL_LINK_DAYS * DAY }),
    confirm: (customer, kind, request) =>
      link({ purpose: kind, customer, subject: request, expiresAt: clock.now() + CONFIRM_LINK_DAYS[kind] * DAY }),
    myData: (customer) => link({ purpose: 'my-data', customer, subject: '', expiresAt: clock.now() + PREFERENCES_LINK_DAYS * DAY }),
    voucher: (customer, voucher) =>
      link({ purpose: 'voucher', customer, subject: voucher, expiresAt: clock.now() + VOUCHER_LINK_DAYS * DAY }),
    caseOf: (customer, id) => link({ purpose: 'case', customer, subject: id, expiresAt: clock.now() + CASE_LINK_DAYS * DAY }),
    shorten: (text, messageKey) => shortenLinks(shortening, text, messageKey),
  };
}
