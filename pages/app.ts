import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { brandColors } from '../domain/wording/brand.ts';
import { bookingPages } from './booking.tsx';
import { casePages } from './case.tsx';
import { faultPage } from './fault-page.tsx';
import { myDataPages } from './my-data.tsx';
import { optInPages } from './opt-in.tsx';
import { pageStyle } from './page-style.ts';
import { preferencePages } from './preferences.tsx';
import { recallPages } from './recall.tsx';
import type { PageServices } from './services.ts';
import { shortLinkPages } from './short-link.ts';
import { surveyPages } from './survey.tsx';
import { throttled } from './throttled.ts';
import { unsubscribePages } from './unsubscribe.tsx';
import { voucherPages } from './voucher.tsx';

const MAX_BODY_BYTES = 16 * 1024;

/** Where pictures may come from: the place of the company's logo and no other. */
type PagesEnv = { Variables: { pictures: string } };

const picturesOf = (logo: string | null): string => (logo === null ? "'none'" : new URL(logo).origin);

/**
 * What customers open from their messages, under `/p`. GET and HEAD render and change nothing: mail scanners open every link.
 * `onFault` is told of whatever was not foreseen; the page says it kindly and nothing of the cause.
 */
export function customerPages(services: PageServices, onFault: (fault: Error) => void): Hono<PagesEnv> {
  const app = new Hono<PagesEnv>();
  app.use(async (c, next) => {
    // Whatever comes of it, the page has a policy.
    const settings = await services.library.settings().catch(() => undefined);
    c.set('pictures', picturesOf(settings?.company.logo ?? null));
    await next();
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        imgSrc: [(c: Context<PagesEnv>) => c.get('pictures')],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
    }),
  );
  app.get('/p/pages.css', async (c) => {
    const { company } = await services.library.settings();
    return c.body(pageStyle(brandColors(company.color)), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    });
  });
  app.use('/p/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.use('/p/*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => faultPage(c, services, 'tooLarge', 413) }));
  app.use('/p/*', throttled(services));
  app.route('/p/unsubscribe', unsubscribePages(services));
  app.route('/p/preferences', preferencePages(services));
  app.route('/p/my-data', myDataPages(services));
  app.route('/p/opt-in', optInPages(services));
  app.route('/p/survey', surveyPages(services));
  app.route('/p/voucher', voucherPages(services));
  app.route('/p/case', casePages(services));
  app.route('/p/booking', bookingPages(services));
  app.route('/p/recall', recallPages(services));
  app.route('/p/s', shortLinkPages(services));
  app.notFound((c) => faultPage(c, services, 'unknown', 404));
  app.onError((fault, c) => {
    onFault(fault);
    return faultPage(c, services, 'broken', 500);
  });
  return app;
}
