import type { Clock } from '../../workflows/clock.ts';
import { type KeyedHash, openKeyedHash } from '../erasure/keyed-hash.ts';
import { dynamoAnswerBook } from './dynamo-answer-book.ts';
import { dynamoApiKeyBook } from './dynamo-api-key-book.ts';
import { dynamoAuditLog } from './dynamo-audit-log.ts';
import { dynamoBookings } from './dynamo-bookings.ts';
import { dynamoCalendarIndex } from './dynamo-calendar-index.ts';
import { dynamoCampaignLibrary } from './dynamo-campaign-library.ts';
import { dynamoCaseBook } from './dynamo-case-book.ts';
import { dynamoConsentProofs } from './dynamo-consent-proofs.ts';
import { dynamoCustomerStates } from './dynamo-customer-states.ts';
import { dynamoCustomerWrites } from './dynamo-customer-writes.ts';
import { dynamoCycleBook } from './dynamo-cycle-book.ts';
import { dynamoFactStore } from './dynamo-fact-store.ts';
import { dynamoGates } from './dynamo-gates.ts';
import { dynamoHouseholdOffers } from './dynamo-household-offers.ts';
import { dynamoHouseholds } from './dynamo-households.ts';
import { dynamoImportBook } from './dynamo-import-book.ts';
import { dynamoImprovementBook } from './dynamo-improvement-book.ts';
import { dynamoJoinedIds } from './dynamo-joined-ids.ts';
import { dynamoMailBook } from './dynamo-mail-book.ts';
import { dynamoManyGates } from './dynamo-many-gates.ts';
import { dynamoMemberships } from './dynamo-memberships.ts';
import { dynamoMessages } from './dynamo-messages.ts';
import { dynamoModelOwners } from './dynamo-model-owners.ts';
import { dynamoPages } from './dynamo-pages.ts';
import { dynamoPhoneBook } from './dynamo-phone-book.ts';
import { dynamoPromiseBook } from './dynamo-promise-book.ts';
import { dynamoRecallBook } from './dynamo-recall-book.ts';
import { dynamoRecords } from './dynamo-records.ts';
import { dynamoReplays } from './dynamo-replays.ts';
import { dynamoShortLinks } from './dynamo-short-links.ts';
import { dynamoStandingTiers } from './dynamo-standing-tiers.ts';
import { dynamoSurpriseBook } from './dynamo-surprise-book.ts';
import { dynamoSurveyRounds } from './dynamo-survey-rounds.ts';
import { dynamoTestMessages } from './dynamo-test-messages.ts';
import { dynamoThrottle } from './dynamo-throttle.ts';
import { dynamoTombstones } from './dynamo-tombstones.ts';
import { dynamoVoucherBook } from './dynamo-voucher-book.ts';
import { dynamoWaits } from './dynamo-waits.ts';
import type { Table } from './table.ts';

/** Every repository of the send path on one table, real or in memory. `hash` tells erased people by. */
export const storesOn = (table: Table, clock: Clock, hash: KeyedHash = openKeyedHash) => ({
  table,
  states: dynamoCustomerStates(table),
  gates: dynamoGates(table, hash),
  manyGates: dynamoManyGates(table, hash),
  proofs: dynamoConsentProofs(table),
  tombstones: dynamoTombstones(table, hash),
  messages: dynamoMessages(table, hash),
  library: dynamoCampaignLibrary(table, clock),
  calendar: dynamoCalendarIndex(table),
  facts: dynamoFactStore(table),
  waits: dynamoWaits(table),
  pages: dynamoPages(table),
  offers: dynamoHouseholdOffers(table),
  memberships: dynamoMemberships(table),
  standingTiers: dynamoStandingTiers(table),
  cycles: dynamoCycleBook(table),
  imports: dynamoImportBook(table),
  phones: dynamoPhoneBook(table),
  mails: dynamoMailBook(table),
  joined: dynamoJoinedIds(table),
  shortLinks: dynamoShortLinks(table),
  tests: dynamoTestMessages(table),
  throttle: dynamoThrottle(table, clock),
  records: dynamoRecords(table),
  bookings: dynamoBookings(table),
  households: dynamoHouseholds(table),
  owners: dynamoModelOwners(table),
  writes: dynamoCustomerWrites(table),
  answers: dynamoAnswerBook(table),
  rounds: dynamoSurveyRounds(table),
  cases: dynamoCaseBook(table),
  promises: dynamoPromiseBook(table),
  recalls: dynamoRecallBook(table),
  surprises: dynamoSurpriseBook(table),
  improvements: dynamoImprovementBook(table),
  keys: dynamoApiKeyBook(table),
  audit: dynamoAuditLog(table),
  replays: dynamoReplays(table, clock),
  vouchers: dynamoVoucherBook(table),
});
