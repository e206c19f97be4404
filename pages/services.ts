import type { LinkPurpose } from '../domain/links/link-purpose.ts';
import type { Bookings } from '../workflows/bookings.ts';
import type { CampaignLibrary } from '../workflows/campaign-library.ts';
import type { ConsentProofs, ConsentServices } from '../workflows/change-consent.ts';
import type { SubjectRequests } from '../workflows/customer-directory.ts';
import type { CustomerStates } from '../workflows/customer-states.ts';
import type { CustomerWrites } from '../workflows/customer-writes.ts';
import type { Households } from '../workflows/household-products.ts';
import type { Messages } from '../workflows/messages.ts';
import type { Records } from '../workflows/records.ts';
import type { RoundServices } from '../workflows/surveys/survey-rounds.ts';
import type { Throttle } from '../workflows/throttle.ts';

export interface LinkClaims {
  readonly customer: string;
  /** The campaign of an opt-out, the message key of a survey, the offer of a booking, the subject of a recall; empty for preferences. */
  readonly subject: string;
}

export type LinkFault = 'malformed' | 'forged' | 'expired' | 'wrong-purpose';

type VerifiedLink = { readonly ok: LinkClaims } | { readonly fault: LinkFault };

/** Verifies signed links; never throws for what they say, whatever the text. */
export interface TokenReader {
  /** Of somebody who was joined to another the claims are that one’s. */
  read(token: string, purpose: LinkPurpose): VerifiedLink | Promise<VerifiedLink>;
  /** Was it signed by us, whatever for and however long ago? */
  isGenuine(token: string): boolean;
}

export interface PageServices extends ConsentServices, RoundServices {
  readonly messages: Messages;
  readonly tokens: TokenReader;
  readonly throttle: Throttle;
  readonly states: CustomerStates;
  readonly records: Records;
  readonly writes: CustomerWrites;
  /** A voucher's code that cannot be guessed. */
  readonly newCode: () => string;
  readonly library: CampaignLibrary;
  readonly bookings: Bookings;
  readonly households: Households;
  readonly proofs: ConsentProofs;
  readonly requests: Pick<SubjectRequests, 'exportOf' | 'erase'>;
  /** Where a short address leads within this site; the link's time may be over. */
  readonly shortLink: (id: string) => Promise<{ readonly path: string } | { readonly fault: LinkFault }>;
  /** Address of the person's page of its data, within this site. */
  readonly myDataLink: (customer: string) => string;
}
