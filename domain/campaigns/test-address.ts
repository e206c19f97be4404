import type { Channel } from '../customer.ts';

/** A number in international form; everything else is an address of a mailbox. */
const channelOf = (address: string): Channel => (address.startsWith('+') ? 'sms' : 'email');

/** Whether a test may go there by this channel. */
export const takes = (address: string, channel: Channel): boolean => channelOf(address) === channel;

/** Capitals tell no two mailboxes of one company apart. */
export const sameAddress = (allowed: string, wanted: string, channel: Channel): boolean =>
  takes(allowed, channel) && allowed.toLowerCase() === wanted.trim().toLowerCase();
