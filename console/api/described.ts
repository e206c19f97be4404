import * as z from 'zod';
import { settingsFile } from '../../domain/settings-file.ts';
import { asked as auditQuery } from './audit-routes.ts';
import { startBody, whom } from './broadcast-routes.ts';
import { archiveSwitch, liveSwitch, settingsChange } from './campaign-routes.ts';
import { assignment, byHand, listQuery as casesQuery, remark } from './case-routes.ts';
import { correction } from './correct-routes.ts';
import { listQuery as customersQuery, explainQuery, messageQuery, timelineQuery, toneBody } from './customer-routes.ts';
import { edit, givenBack, onRev } from './draft-routes.ts';
import { joinBody, joinQuery } from './duplicate-routes.ts';
import { newImport } from './import-routes.ts';
import { body as newImprovement } from './improvement-routes.ts';
import { wanted as newKey } from './key-routes.ts';
import { ahead, brandTried, asked as previewAsked, slotsAsked, written } from './preview-routes.ts';
import { offersQuery, query as pageQuery } from './programme-routes.ts';
import { newPromise, listQuery as promisesQuery } from './promise-routes.ts';
import { plan as recallPlan, range as recallRange } from './recall-draft-routes.ts';
import { stepBody } from './recall-routes.ts';
import { body as rows } from './record-routes.ts';
import { period } from './result-routes.ts';
import { withdrawal } from './subject-routes.ts';
import { gift, query as surpriseQuery } from './surprise-routes.ts';
import { sampleQuery, seen } from './survey-routes.ts';
import { asked as testAsked } from './test-routes.ts';
import { membersQuery, question as tierQuestion } from './tier-routes.ts';
import { listQuery as visitsQuery } from './visit-routes.ts';
import { whose } from './voucher-routes.ts';
import { newWebhook } from './webhook-routes.ts';

interface Described {
  /** One sentence, for whoever calls it. */
  readonly says: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
}

/** Judged by the desk, which has a sentence for each setting. */
const settings = { settings: settingsFile };
const rev = z.object({ rev: z.coerce.number().int().min(1) });

/** Each route of the API in words, with what it is asked by: the very shapes that judge a request. A test holds it to the permissions. */
const requests = {
  'GET /api/openapi.json': { says: 'This description.' },
  'GET /api/home': { says: 'What waits for a person: approvals, recalls, cases, promises, files with faults.' },
  'GET /api/home/first-steps': { says: 'What is left to do after a deployment before anybody can be written to; nothing on a laptop.' },
  'GET /api/home/week': { says: 'What goes out today and in the six days after it, by campaign.' },
  'GET /api/home/retention': { says: 'How many of those who ever ordered are still within their rhythm.' },
  'GET /api/customers': {
    says: 'Customers by the beginning of their name, by id, by telephone number or by mail address; page by page.',
    query: customersQuery,
  },
  'GET /api/customers/:id': { says: 'One customer: choices, products, orders, tier, what is to come.' },
  'PUT /api/customers/:id': { says: 'Corrects what is given, by the rules of a file.', body: correction },
  'GET /api/customers/:id/timeline': { says: 'Everything that happened with one customer, newest first.', query: timelineQuery },
  'GET /api/customers/:id/message': { says: 'A message that went out, as it read.', query: messageQuery },
  'GET /api/customers/:id/explain': { says: 'When a campaign would write to them, or why not.', query: explainQuery },
  'POST /api/customers/:id/supplies/:supply/served': { says: 'Notes that a delivery’s side service was done.' },
  'PUT /api/customers/:id/tone': { says: 'Sets the tone in which somebody is written to; null takes it away.', body: toneBody },
  'GET /api/customers/:id/export': { says: 'Everything that is held of a person, as JSON, or as CSV with `format=csv`.' },
  'DELETE /api/customers/:id': { says: 'Erases a person, for ever, with a receipt.' },
  'GET /api/customers/:id/duplicates/:other': {
    says: 'What two records of one person hold, and what would be kept of each.',
    query: joinQuery,
  },
  'POST /api/customers/:id/duplicates/:other': { says: 'Joins the second to the first, for ever. Asked again it goes on.', body: joinBody },
  'POST /api/customers/:id/consents': { says: 'Withdraws consents in a person’s name. None is ever given here.', body: withdrawal },
  'GET /api/surveys': { says: 'Rounds of surveys.' },
  'GET /api/surveys/results': { says: 'Satisfaction by factor, with intervals; recommendation; effort.', query: sampleQuery },
  'GET /api/surveys/answers': { says: 'What people wrote, as CSV.', query: sampleQuery },
  'POST /api/surveys/:campaign/close': { says: 'Ends a round.', body: seen },
  'POST /api/surveys/:campaign/reopen': { says: 'Opens it again.', body: seen },
  'GET /api/cases': { says: 'Cases by state and owner, the most pressing first.', query: casesQuery },
  'POST /api/cases': { says: 'Opens a case by hand.', body: byHand },
  'GET /api/cases/:customer/:id': { says: 'One case with everything done about it.' },
  'POST /api/cases/:customer/:id/assign': { says: 'Hands it to somebody.', body: assignment },
  'POST /api/cases/:customer/:id/notes': { says: 'Writes a note.', body: remark },
  'POST /api/cases/:customer/:id/close': { says: 'Closes it; what it held back goes on.', body: remark },
  'POST /api/cases/:customer/:id/reopen': { says: 'Opens it again.', body: remark },
  'GET /api/vouchers/:code': { says: 'What a voucher is good for, and whether it still is.' },
  'POST /api/vouchers/:code/reserve': { says: 'Holds it for a visit.', body: whose },
  'POST /api/vouchers/:code/release': { says: 'Gives it free again.', body: whose },
  'POST /api/vouchers/:code/redeem': { says: 'Uses it, once and for ever.', body: whose },
  'GET /api/assets/:id': { says: 'One product: its owners and what was done to it.' },
  'GET /api/programme/silence': { says: 'Who has gone silent, tier by tier; page by page.', query: pageQuery },
  'GET /api/programme/quiet': { says: 'Regulars who have gone quiet.' },
  'GET /api/programme/bonds': { says: 'What binds customers: money, people, or something to use.' },
  'GET /api/programme/offers': { says: 'What a month’s vouchers and surprises came to, of what they may.', query: offersQuery },
  'GET /api/programme/reports': { says: 'What customers make of products.', query: pageQuery },
  'GET /api/improvements': { says: 'What was done about a factor, measured before and after.' },
  'POST /api/improvements': { says: 'Notes an action on a factor.', body: newImprovement },
  'DELETE /api/improvements/:id': { says: 'Takes it out of the list.' },
  'GET /api/surprises': { says: 'Who might be surprised, and with what.', query: surpriseQuery },
  'GET /api/surprises/month': { says: 'What surprises have cost this month, of what they may.' },
  'POST /api/surprises': { says: 'Gives one.', body: gift },
  'GET /api/tiers/endings': { says: 'How many periods of membership end in the next 14, 30 and 60 days.' },
  'GET /api/tiers/members': { says: 'Members by tier, and how many of their periods end soon; page by page.', query: membersQuery },
  'POST /api/tiers/compare': { says: 'Who would be in which tier by other thresholds; nothing is set.', body: tierQuestion },
  'GET /api/promises': { says: 'Promises that are open, broken or kept.', query: promisesQuery },
  'POST /api/promises': { says: 'Writes one down.', body: newPromise },
  'POST /api/promises/:customer/:id/kept': { says: 'Notes that it was kept.' },
  'GET /api/recalls': { says: 'Recalls there are.' },
  'GET /api/recalls/:id': { says: 'One recall, owner by owner.' },
  'GET /api/recalls/:id/proof': { says: 'The same as CSV, to be shown to an authority.' },
  'POST /api/recalls/:id/steps': { says: 'Ticks a step off for one product.', body: stepBody },
  'GET /api/recall-drafts': { says: 'Recalls that were asked for, and who decided what.' },
  'GET /api/recall-drafts/reach': { says: 'Whom a range of serial numbers would reach.', query: z.object(recallRange) },
  'POST /api/recall-drafts': { says: 'Asks for a recall. Somebody else lets it begin.', body: recallPlan },
  'POST /api/recall-drafts/:id/approve': { says: 'Lets it begin.' },
  'POST /api/recall-drafts/:id/withdraw': { says: 'Withdraws it.' },
  'GET /api/visits': { says: 'Check-ups that are booked, for some days.', query: visitsQuery },
  'GET /api/sending': { says: 'Whether marketing goes out, and if not, why and since when.' },
  'GET /api/sending/sender': { says: 'Whom mails come from, and what DNS still lacks.' },
  'POST /api/sending/pause': { says: 'Pauses all marketing within five seconds.' },
  'POST /api/sending/resume': { says: 'Resumes it.' },
  'GET /api/broadcasts': { says: 'Broadcasts and how far each has come.' },
  'GET /api/broadcasts/audience': { says: 'How many one would be meant for.', query: z.object(whom) },
  'POST /api/broadcasts': { says: 'Begins one.', body: startBody },
  'POST /api/broadcasts/:id/pause': { says: 'Holds it back.' },
  'POST /api/broadcasts/:id/resume': { says: 'Lets it go on.' },
  'POST /api/broadcasts/:id/cancel': { says: 'Ends it for good.' },
  'GET /api/imports': { says: 'The latest files.' },
  'GET /api/imports/:id': { says: 'One file, how far it is and what became of its rows.' },
  'GET /api/imports/:id/rejects': { says: 'The rows that were not taken, and why.' },
  'GET /api/imports/:id/undo': { says: 'What taking a whole import back would do.' },
  'POST /api/imports/:id/undo': { says: 'Takes a whole import back, where nothing was changed since. Asked again it goes on.' },
  'GET /api/imports/:id/left': { says: 'What was not touched when an import was taken back.' },
  'POST /api/imports': { says: 'A file to come: the answer says where it is to be put.', body: newImport },
  'POST /api/records/:kind': { says: 'Up to 500 rows as of a file (schemas/in), each good one once.', body: rows },
  'GET /api/records/refused-events': { says: 'What other systems told on the bus and could not be taken.' },
  'GET /api/roles': { says: 'Who may do what.' },
  'GET /api/audit': { says: 'Who did what, newest first; page by page.', query: auditQuery },
  'GET /api/keys': { says: 'Keys for other systems, without their secrets.' },
  'POST /api/keys': { says: 'Makes one. It is seen whole in this answer and never again.', body: newKey },
  'DELETE /api/keys/:id': { says: 'Takes one away.' },
  'GET /api/webhooks': { says: 'Addresses that are told of cases and promises.' },
  'POST /api/webhooks': { says: 'Adds one. Its secret is seen in this answer and never again.', body: newWebhook(false) },
  'POST /api/webhooks/:id/secret': { says: 'A new secret; the former holds for a while.' },
  'POST /api/webhooks/:id/pause': { says: 'Holds it back.' },
  'POST /api/webhooks/:id/resume': { says: 'Lets it go on.' },
  'POST /api/webhooks/:id/test': { says: 'Sends it a test.' },
  'DELETE /api/webhooks/:id': { says: 'Takes it away.' },
  'GET /api/webhooks/:id/deliveries': { says: 'What it was sent, and what it answered.' },
  'POST /api/webhooks/:id/deliveries/:delivery/redeliver': { says: 'Sends one of them again.' },
  'GET /api/settings': { says: 'How the engine is set.' },
  'POST /api/settings/check': { says: 'What would change; nothing does.', body: z.strictObject(settings) },
  'PUT /api/settings': { says: 'Sets it, on the revision that was read.', body: settingsChange.extend(settings) },
  'GET /api/campaigns': { says: 'All campaigns and where each stands.' },
  'GET /api/campaigns/:id': { says: 'One campaign with its texts, its draft, its versions and what each changed.' },
  'GET /api/campaigns/:id/sample': {
    says: 'Its first message with example values, in the company’s colour or in another.',
    query: brandTried,
  },
  'PUT /api/campaigns/:id/draft': { says: 'Saves a draft on the revision that was read. Nothing goes out by it.', body: edit },
  'DELETE /api/campaigns/:id/draft': { says: 'Discards the draft.', query: rev },
  'POST /api/campaigns/:id/submit': { says: 'Hands it in for approval.', body: onRev },
  'POST /api/campaigns/:id/give-back': { says: 'Gives it back to its author, with a note.', body: givenBack },
  'POST /api/campaigns/:id/approve': { says: 'Lets it go out. Not by whoever had a hand in it.', body: onRev },
  'POST /api/campaigns/:id/live': { says: 'Switches it on or off.', body: liveSwitch },
  'POST /api/campaigns/:id/archive': { says: 'Puts it away, or takes it out again.', body: archiveSwitch },
  'GET /api/campaigns/:id/results': { says: 'What came of it, step by step, with the lift against whoever was left out.', query: period },
  'GET /api/campaigns/:id/results/file': { says: 'The same as CSV that no spreadsheet runs.', query: period },
  'GET /api/campaign-numbers': { says: 'What each campaign sent and held back in the last thirty days.' },
  'GET /api/fact-kinds': { says: 'The kinds of dates there are, a company’s own among them.' },
  'GET /api/slots': { says: 'What a text may hold, with an example of each.', query: slotsAsked },
  'GET /api/audience-fields': {
    says: 'What an audience may ask for, as a sample of customers has it.',
    query: z.object({ fact: z.string().min(1).max(128) }),
  },
  'POST /api/audience': { says: 'About how many an audience lets in, with ten of them.', body: written.pick({ plan: true }) },
  'POST /api/review': { says: 'What is to be mended in a draft’s texts.', body: written },
  'POST /api/preview': { says: 'A message as one customer would get it.', body: previewAsked },
  'POST /api/test-messages': { says: 'Sends a test to one of the company’s own addresses.', body: testAsked },
  'GET /api/test-messages': { says: 'The latest tests and what came of them.' },
  'POST /api/forecast': { says: 'What a draft would do in the days ahead, counted and tried on a sample.', query: ahead, body: written },
} as const satisfies Readonly<Record<string, Described>>;

/** For whoever asks in TypeScript. */
export type Requests = typeof requests;
export const described: Readonly<Record<string, Described>> = requests;
