import type { Instant } from '../domain/calendar/calendar-date.ts';
import type { LinkPurpose } from '../domain/links/link-purpose.ts';

/** Where a short address leads. The address itself is not kept, only its hash: whoever reads the table cannot open anybody's page. */
export interface ShortLink {
  readonly hash: string;
  readonly customer: string;
  readonly purpose: LinkPurpose;
  readonly subject: string;
  /** Absent = never, as for every opt-out. */
  readonly expiresAt?: Instant | undefined;
}

/** Short addresses of signed links, for text messages, which are billed by length. */
export interface ShortLinks {
  /** One write. The address follows from the message, so a repeated send writes the same again. */
  put(link: ShortLink): Promise<void>;
  find(hash: string): Promise<ShortLink | undefined>;
}
