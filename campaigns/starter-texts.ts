import type { LocalTexts } from './campaign-texts.ts';
import { bookingCancellation } from './texts/booking-cancellation.ts';
import { bookingConfirmation } from './texts/booking-confirmation.ts';
import { bookingReminder } from './texts/booking-reminder.ts';
import { caseFollowUp } from './texts/case-follow-up.ts';
import { customerBirthday } from './texts/customer-birthday.ts';
import { dataErase, dataExport } from './texts/data-requests.ts';
import { membershipAnniversary } from './texts/membership-anniversary.ts';
import { optIn } from './texts/opt-in.ts';
import { paymentDue } from './texts/payment-due.ts';
import { planReview } from './texts/plan-review.ts';
import { productBirthday } from './texts/product-birthday.ts';
import { brokenPromise, waitApology, waitUpdate } from './texts/promises-and-waits.ts';
import { recallForward } from './texts/recall-forward.ts';
import { recallNotice } from './texts/recall-notice.ts';
import { reorderReminder } from './texts/reorder-reminder.ts';
import { recallAftercare, repeatFault } from './texts/repairs.ts';
import { replenishment } from './texts/replenishment.ts';
import { satisfactionSurvey } from './texts/satisfaction-survey.ts';
import { secondPurchase } from './texts/second-purchase.ts';
import { serviceRecovery } from './texts/service-recovery.ts';
import { textAnswer } from './texts/text-answer.ts';
import { tierChanged } from './texts/tier-changed.ts';
import { tierExpiry } from './texts/tier-expiry.ts';
import { voucherReminder } from './texts/voucher-reminder.ts';
import { warrantyEnding } from './texts/warranty-ending.ts';
import { welcome } from './texts/welcome.ts';
import { winBack } from './texts/win-back.ts';

/** What the starter campaigns say, by campaign id. */
export const starterTexts: Readonly<Record<string, LocalTexts>> = {
  'product-birthday': productBirthday,
  'warranty-ending': warrantyEnding,
  'tier-expiry': tierExpiry,
  'tier-changed': tierChanged,
  'win-back': winBack,
  'second-purchase': secondPurchase,
  'satisfaction-survey': satisfactionSurvey,
  'service-recovery': serviceRecovery,
  'customer-birthday': customerBirthday,
  'membership-anniversary': membershipAnniversary,
  replenishment,
  'recall-notice': recallNotice,
  'recall-forward': recallForward,
  'plan-review': planReview,
  'case-follow-up': caseFollowUp,
  'voucher-reminder': voucherReminder,
  'broken-promise': brokenPromise,
  'wait-update': waitUpdate,
  'wait-apology': waitApology,
  'repeat-fault': repeatFault,
  'recall-aftercare': recallAftercare,
  'booking-confirmation': bookingConfirmation,
  'booking-cancellation': bookingCancellation,
  'booking-reminder': bookingReminder,
  'text-answer': textAnswer,
  'payment-due': paymentDue,
  welcome,
  'reorder-reminder': reorderReminder,
  'opt-in': optIn,
  'data-export': dataExport,
  'data-erase': dataErase,
};
