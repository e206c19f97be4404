import * as z from 'zod/mini';
import * as broadcasts from './broadcast-answers.ts';
import * as campaigns from './campaign-answers.ts';
import * as cases from './case-answers.ts';
import * as customers from './customer-answers.ts';
import * as home from './home-answers.ts';
import * as house from './house-answers.ts';
import * as imports from './import-answers.ts';
import * as joins from './join-answers.ts';
import * as programme from './programme-answers.ts';
import * as promises from './promise-answers.ts';
import * as recalls from './recall-answers.ts';
import * as results from './result-answers.ts';
import * as sending from './sending-answers.ts';
import * as surveys from './survey-answers.ts';
import * as visits from './visit-answers.ts';
import * as webhooks from './webhook-answers.ts';

const id = z.object({ id: z.string() });
const rev = z.object({ rev: z.number() });
/** A file to be saved. */
const csv = z.string();

/**
 * What each route answers where it did what it was asked for: the description of the API says it, the console reads by it, and
 * every answer of the API's own tests is held to it.
 */
export const answers = {
  'GET /api/openapi.json': house.openapiShape,
  'GET /api/home': home.homeShape,
  'GET /api/home/first-steps': home.firstStepsShape,
  'GET /api/home/week': home.weekShape,
  'GET /api/home/retention': home.retentionShape,
  'GET /api/customers': customers.customerListShape,
  'GET /api/customers/:id': customers.customerDetailShape,
  'PUT /api/customers/:id': customers.correctedShape,
  'GET /api/customers/:id/timeline': customers.timelineShape,
  'GET /api/customers/:id/message': customers.sentMessageShape,
  'GET /api/customers/:id/explain': customers.explanationShape,
  'POST /api/customers/:id/supplies/:supply/served': z.object({ servedOn: z.string() }),
  'PUT /api/customers/:id/tone': z.object({ tone: z.nullable(z.string()) }),
  'GET /api/customers/:id/export': customers.exportShape,
  'DELETE /api/customers/:id': customers.receiptShape,
  'GET /api/customers/:id/duplicates/:other': joins.joinPreviewShape,
  'POST /api/customers/:id/duplicates/:other': joins.joinedShape,
  'POST /api/customers/:id/consents': z.object({ result: z.enum(['changed', 'unchanged']) }),
  'GET /api/surveys': surveys.askingShape,
  'GET /api/surveys/results': surveys.resultsShape,
  'POST /api/surveys/:campaign/close': surveys.roundShape,
  'POST /api/surveys/:campaign/reopen': surveys.roundShape,
  'GET /api/surveys/answers': csv,
  'GET /api/cases': cases.caseListShape,
  'POST /api/cases': id,
  'GET /api/cases/:customer/:id': cases.caseDetailShape,
  'POST /api/cases/:customer/:id/assign': cases.changedCaseShape,
  'POST /api/cases/:customer/:id/notes': cases.changedCaseShape,
  'POST /api/cases/:customer/:id/close': cases.changedCaseShape,
  'POST /api/cases/:customer/:id/reopen': cases.changedCaseShape,
  'GET /api/vouchers/:code': cases.foundVoucherShape,
  'POST /api/vouchers/:code/reserve': cases.movedVoucherShape,
  'POST /api/vouchers/:code/release': cases.movedVoucherShape,
  'POST /api/vouchers/:code/redeem': cases.movedVoucherShape,
  'GET /api/assets/:id': customers.historyShape,
  'GET /api/programme/silence': programme.silencePageShape,
  'GET /api/programme/quiet': home.quietShape,
  'GET /api/programme/bonds': programme.bondsShape,
  'GET /api/programme/offers': programme.offersShape,
  'GET /api/programme/reports': programme.reportsPageShape,
  'GET /api/improvements': surveys.improvementsShape,
  'POST /api/improvements': id,
  'DELETE /api/improvements/:id': z.undefined(),
  'GET /api/surprises': programme.surprisePageShape,
  'GET /api/surprises/month': programme.surpriseMonthShape,
  'POST /api/surprises': z.object({ on: z.string(), spent: z.number() }),
  'GET /api/tiers/endings': programme.endingsShape,
  'GET /api/tiers/members': programme.memberPageShape,
  'POST /api/tiers/compare': programme.tierPageShape,
  'GET /api/promises': promises.promiseListShape,
  'POST /api/promises': id,
  'POST /api/promises/:customer/:id/kept': promises.keptPromiseShape,
  'GET /api/recalls': recalls.headsShape,
  'GET /api/recalls/:id': recalls.recallShape,
  'GET /api/recalls/:id/proof': csv,
  'POST /api/recalls/:id/steps': z.object({ closedOn: z.nullable(z.string()) }),
  'GET /api/recall-drafts': recalls.draftsShape,
  'GET /api/recall-drafts/reach': recalls.reachShape,
  'POST /api/recall-drafts': recalls.draftShape,
  'POST /api/recall-drafts/:id/approve': recalls.draftShape,
  'POST /api/recall-drafts/:id/withdraw': recalls.draftShape,
  'GET /api/visits': visits.visitListShape,
  'GET /api/sending': sending.sendingShape,
  'GET /api/sending/sender': house.senderShape,
  'POST /api/sending/pause': sending.turnedShape,
  'POST /api/sending/resume': sending.turnedShape,
  'GET /api/broadcasts': broadcasts.broadcastsShape,
  'GET /api/broadcasts/audience': broadcasts.previewShape,
  'POST /api/broadcasts': broadcasts.broadcastShape,
  'POST /api/broadcasts/:id/pause': broadcasts.broadcastShape,
  'POST /api/broadcasts/:id/resume': broadcasts.broadcastShape,
  'POST /api/broadcasts/:id/cancel': broadcasts.broadcastShape,
  'GET /api/imports': imports.importListShape,
  'GET /api/imports/:id': imports.importShape,
  'GET /api/imports/:id/rejects': imports.rejectsShape,
  'GET /api/imports/:id/undo': imports.undoPreviewShape,
  'POST /api/imports/:id/undo': imports.importShape,
  'GET /api/imports/:id/left': imports.leftShape,
  'POST /api/imports': imports.newImportShape,
  'POST /api/records/:kind': imports.takenShape,
  'GET /api/records/refused-events': imports.refusedEventsShape,
  'GET /api/roles': house.rolesShape,
  'GET /api/audit': house.auditShape,
  'GET /api/keys': house.keysShape,
  'POST /api/keys': house.newKeyShape,
  'DELETE /api/keys/:id': id,
  'GET /api/webhooks': webhooks.webhooksShape,
  'POST /api/webhooks': webhooks.newWebhookShape,
  'POST /api/webhooks/:id/secret': webhooks.secretShape,
  'POST /api/webhooks/:id/pause': webhooks.turnedShape,
  'POST /api/webhooks/:id/resume': webhooks.turnedShape,
  'POST /api/webhooks/:id/test': id,
  'DELETE /api/webhooks/:id': id,
  'GET /api/webhooks/:id/deliveries': webhooks.deliveriesShape,
  'POST /api/webhooks/:id/deliveries/:delivery/redeliver': id,
  'GET /api/settings': house.settingsShape,
  'POST /api/settings/check': house.settingsCheckShape,
  'PUT /api/settings': rev,
  'GET /api/campaigns': campaigns.galleryShape,
  'GET /api/campaigns/:id': campaigns.detailShape,
  'GET /api/campaigns/:id/sample': campaigns.pictureShape,
  'PUT /api/campaigns/:id/draft': rev,
  'DELETE /api/campaigns/:id/draft': id,
  'POST /api/campaigns/:id/submit': rev,
  'POST /api/campaigns/:id/give-back': rev,
  'POST /api/campaigns/:id/approve': z.object({ version: z.number() }),
  'POST /api/campaigns/:id/live': z.object({ id: z.string(), live: z.boolean() }),
  'POST /api/campaigns/:id/archive': z.object({ id: z.string(), archived: z.boolean() }),
  'GET /api/campaigns/:id/results': results.resultsShape,
  'GET /api/campaigns/:id/results/file': csv,
  'GET /api/campaign-numbers': campaigns.numbersShape,
  'GET /api/fact-kinds': campaigns.factKindsShape,
  'GET /api/slots': campaigns.slotsShape,
  'GET /api/audience-fields': campaigns.fieldsShape,
  'POST /api/audience': campaigns.audienceShape,
  'POST /api/review': campaigns.reviewShape,
  'POST /api/preview': campaigns.previewShape,
  'POST /api/test-messages': house.newTestShape,
  'GET /api/test-messages': house.testsShape,
  'POST /api/forecast': campaigns.forecastShape,
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;

type Answers = typeof answers;
export type Route = keyof Answers;
export type Answer<R extends Route> = z.output<Answers[R]>;
