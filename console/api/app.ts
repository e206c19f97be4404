import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { matchedRoutes } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { assetRoutes } from './asset-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { audited } from './audited.ts';
import { broadcastRoutes } from './broadcast-routes.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { correctRoutes } from './correct-routes.ts';
import { customerRoutes } from './customer-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { duplicateRoutes } from './duplicate-routes.ts';
import { homeRoutes } from './home-routes.ts';
import { importRoutes } from './import-routes.ts';
import { improvementRoutes } from './improvement-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { numberRoutes } from './number-routes.ts';
import { once } from './once.ts';
import { openapi } from './openapi.ts';
import { paced } from './paced.ts';
import { previewRoutes } from './preview-routes.ts';
import { problem, Refusal } from './problem.ts';
import { programmeRoutes } from './programme-routes.ts';
import { promiseRoutes } from './promise-routes.ts';
import { recallDraftRoutes } from './recall-draft-routes.ts';
import { recallRoutes } from './recall-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { resultRoutes } from './result-routes.ts';
import { mayUse, type Staff } from './roles.ts';
import { sendingRoutes } from './sending-routes.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';
import { subjectRoutes } from './subject-routes.ts';
import { surpriseRoutes } from './surprise-routes.ts';
import { surveyRoutes } from './survey-routes.ts';
import { testRoutes } from './test-routes.ts';
import { tierRoutes } from './tier-routes.ts';
import { visitRoutes } from './visit-routes.ts';
import { voucherRoutes } from './voucher-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

export interface ConsoleOptions {
  /** Who is asking, from what the gateway has verified; undefined where nobody is signed in. */
  readonly identify: (requestEnv: unknown) => Staff | undefined;
  /** Called with whatever was not foreseen; the answer itself says nothing of it. */
  readonly onFault: (fault: Error) => void;
}

const MAX_BODY_BYTES = 64 * 1024;

/** The console's and integrators' API. Every route is in the table of `roles.ts`, or it does not exist. */
export function consoleApi(services: ConsoleServices, { identify, onFault }: ConsoleOptions): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] }, referrerPolicy: 'no-referrer' }));
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => problem(c, 413, 'The body is larger than 64 KB.') }));
  app.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    const staff = identify(c.env);
    if (staff === undefined) return problem(c, 401, 'Please sign in first.');
    const route = matchedRoutes(c).find(({ method }) => method !== 'ALL');
    if (route === undefined) return problem(c, 404, 'There is nothing at this address.');
    if (!mayUse(staff, `${route.method} ${route.path}`)) {
      const held = staff.scopes === undefined ? `Your role (${staff.roles.join(', ')})` : `This key (${staff.scopes.join(', ')})`;
      return problem(c, 403, `${held} does not allow this. Ask an admin.`);
    }
    c.set('staff', staff);
    return next();
  });
  app.use('/api/*', paced(services));
  app.use('/api/*', once(services));
  app.use('/api/*', audited(services, onFault));
  app.get('/api/openapi.json', (c) => c.json(openapi()));
  app.route('/api', auditRoutes(services));
  app.route('/api/customers', customerRoutes(services));
  app.route('/api/customers', correctRoutes(services));
  app.route('/api/customers', duplicateRoutes(services));
  app.route('/api/customers', subjectRoutes(services));
  app.route('/api/home', homeRoutes(services));
  app.route('/api/imports', importRoutes(services));
  app.route('/api/records', recordRoutes(services));
  app.route('/api/keys', keyRoutes(services));
  app.route('/api/webhooks', webhookRoutes(services));
  app.route('/api/broadcasts', broadcastRoutes(services));
  app.route('/api/surveys', surveyRoutes(services));
  app.route('/api/cases', caseRoutes(services));
  app.route('/api/vouchers', voucherRoutes(services));
  app.route('/api/programme', programmeRoutes(services));
  app.route('/api/surprises', surpriseRoutes(services));
  app.route('/api/improvements', improvementRoutes(services));
  app.route('/api/assets', assetRoutes(services));
  app.route('/api/tiers', tierRoutes(services));
  app.route('/api/promises', promiseRoutes(services));
  app.route('/api/recalls', recallRoutes(services));
  app.route('/api/recall-drafts', recallDraftRoutes(services));
  app.route('/api/visits', visitRoutes(services));
  app.route('/api/sending', sendingRoutes(services));
  app.route('/api', campaignRoutes(services));
  app.route('/api/campaign-numbers', numberRoutes(services));
  app.route('/api', previewRoutes(services));
  app.route('/api/test-messages', testRoutes(services));
  app.route('/api/campaigns', draftRoutes(services));
  app.route('/api/campaigns', resultRoutes(services));
  app.notFound((c) => problem(c, 404, 'There is nothing at this address.'));
  app.onError((error, c) => {
    if (error instanceof Refusal) return problem(c, refusalStatus(error), error.message);
    onFault(error);
    return problem(c, 500, 'This did not work, and it was not your doing. Try again; if it stays, look at the log of serve-console.');
  });
  return app;
}

function refusalStatus(error: Refusal) {
  switch (error.status) {
    case 404:
      return 404;
    case 409:
      return 409;
    default:
      return 400;
  }
}
