import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import type { ApiKeyBook } from '../../workflows/api-keys.ts';
import type { AuditLog } from '../../workflows/audit-log.ts';
import type { Bookings } from '../../workflows/bookings.ts';
import type { AudienceWalk, BroadcastBook } from '../../workflows/broadcasts/broadcast-book.ts';
import type { CalendarIndex } from '../../workflows/calendar-index.ts';
import type { CampaignDesk } from '../../workflows/campaign-desk.ts';
import type { CampaignLibrary } from '../../workflows/campaign-library.ts';
import type { CampaignNumbersBook } from '../../workflows/campaigns/campaign-numbers-book.ts';
import type { ContentCompiler } from '../../workflows/campaigns/content-compiler.ts';
import type { DraftBook } from '../../workflows/campaigns/draft-book.ts';
import type { TextReviewer } from '../../workflows/campaigns/review-texts.ts';
import type { CaseBook } from '../../workflows/cases/case-book.ts';
import type { ConsentProofs } from '../../workflows/change-consent.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { CustomerDirectory, SubjectRequests } from '../../workflows/customer-directory.ts';
import type { CustomerStates } from '../../workflows/customer-states.ts';
import type { CustomerWrites } from '../../workflows/customer-writes.ts';
import type { DueQueue } from '../../workflows/due-queue.ts';
import type { JoinBook, JoinedIds } from '../../workflows/duplicates/join-book.ts';
import type { HouseholdOffers } from '../../workflows/engine-memory.ts';
import type { Explanation } from '../../workflows/explain-occasion.ts';
import type { Gates, ManyGates } from '../../workflows/gates.ts';
import type { StandingTiers } from '../../workflows/home/standing-tiers.ts';
import type { Households } from '../../workflows/household-products.ts';
import type { ImportShelf } from '../../workflows/import-shelf.ts';
import type { ModelOwners } from '../../workflows/imports/model-owners.ts';
import type { ImportTraces } from '../../workflows/imports/undo-import.ts';
import type { MailBook } from '../../workflows/mail-book.ts';
import type { Messages } from '../../workflows/messages.ts';
import type { Renderer } from '../../workflows/outbox.ts';
import type { PhoneBook } from '../../workflows/phone-book.ts';
import type { SurpriseBook } from '../../workflows/programme/surprise-desk.ts';
import type { PromiseBook } from '../../workflows/promises/promise-book.ts';
import type { RecallBook } from '../../workflows/recalls/recall-book.ts';
import type { RecallDraftBook } from '../../workflows/recalls/recall-draft-book.ts';
import type { Records } from '../../workflows/records.ts';
import type { Replays } from '../../workflows/replays.ts';
import type { BreakerBook } from '../../workflows/sending/circuit-breaker.ts';
import type { SenderDesk } from '../../workflows/sending/sender-desk.ts';
import type { AnswerBook } from '../../workflows/surveys/answer-book.ts';
import type { ImprovementBook } from '../../workflows/surveys/improvement-desk.ts';
import type { SurveyRounds } from '../../workflows/surveys/survey-rounds.ts';
import type { EventLog } from '../../workflows/take-event.ts';
import type { Taken } from '../../workflows/take-records.ts';
import type { TestMessages } from '../../workflows/tests/test-messages.ts';
import type { Throttle } from '../../workflows/throttle.ts';
import type { VoucherBook } from '../../workflows/vouchers/voucher-desk.ts';
import type { DeskServices } from '../../workflows/webhooks/webhook-desk.ts';
import type { MessagePrices } from './forecast-figures.ts';
import type { Staff } from './roles.ts';

export interface ExplainQuestion {
  readonly customer: string;
  readonly campaign: string;
  readonly on: CalendarDate;
}

export interface ConsoleServices {
  readonly clock: Clock;
  readonly directory: CustomerDirectory;
  readonly requests: SubjectRequests;
  readonly states: CustomerStates;
  readonly gates: Gates;
  readonly manyGates: Pick<ManyGates, 'read'>;
  readonly proofs: ConsentProofs;
  readonly breaker: BreakerBook;
  readonly library: CampaignLibrary;
  readonly desk: CampaignDesk;
  readonly drafts: DraftBook;
  readonly numbers: CampaignNumbersBook;
  readonly broadcasts: BroadcastBook;
  readonly audience: AudienceWalk;
  readonly compiler: ContentCompiler;
  readonly reviewer: TextReviewer;
  readonly renderer: Renderer;
  readonly calendar: CalendarIndex;
  readonly messages: Messages;
  readonly phones: PhoneBook;
  readonly mails: MailBook;
  readonly offers: HouseholdOffers;
  /** Parts that a text is cut and billed in. */
  readonly segments: (text: string) => number;
  readonly prices: MessagePrices;
  readonly imports: ImportShelf;
  readonly traces: Pick<ImportTraces, 'untouched'>;
  /** What other systems told on a bus and could not be taken. */
  readonly events: Pick<EventLog, 'refused'>;
  readonly records: Records;
  readonly writes: CustomerWrites;
  readonly joins: JoinBook;
  readonly joined: JoinedIds;
  readonly cases: CaseBook;
  readonly promises: PromiseBook;
  readonly recalls: RecallBook;
  readonly recallDrafts: RecallDraftBook;
  readonly answers: AnswerBook;
  readonly rounds: SurveyRounds;
  readonly surprises: SurpriseBook;
  readonly improvements: ImprovementBook;
  readonly vouchers: VoucherBook;
  readonly bookings: Bookings;
  readonly households: Households;
  readonly standingTiers: StandingTiers;
  readonly owners: ModelOwners;
  readonly tests: TestMessages;
  readonly queue: DueQueue;
  readonly throttle: Throttle;
  readonly sender: SenderDesk;
  /** About how many pages of messages failed again and again, and wait to be tried anew; undefined where nobody can say. */
  readonly deadLetters: () => Promise<number | undefined>;
  readonly webhookDesk: DeskServices & { readonly onLaptop: boolean };
  readonly keys: ApiKeyBook;
  readonly audit: AuditLog;
  readonly replays: Replays;
  readonly newSecret: () => string;
  readonly takeRecords: (kind: ImportKind, rows: readonly unknown[]) => Promise<Taken>;
  readonly newId: () => string;
  /** undefined where there is no such customer or campaign. */
  readonly explain: (question: ExplainQuestion) => Promise<Explanation | undefined>;
}

/** What Hono hands from the guard to the routes. */
export interface ConsoleEnv {
  readonly Variables: { readonly staff: Staff };
}
