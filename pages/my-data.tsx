import { type Context, Hono } from 'hono';
import { instantText } from '../domain/calendar/zoned-time.ts';
import { safeCsv } from '../domain/csv/safe-csv.ts';
import type { LinkPurpose } from '../domain/links/link-purpose.ts';
import { exportHeader, exportRows } from '../domain/requests/export-rows.ts';
import { askFor } from '../workflows/ask-for.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { languageOf, languageOfHeader, textsIn } from './language.ts';
import { Layout, Notice } from './layout.tsx';
import { myDataTexts } from './my-data-texts.ts';
import { readForm } from './read-form.ts';
import type { PageServices } from './services.ts';

/**
 * `/p/my-data/<token>`: a copy of everything, and its erasure, each confirmed by a link that is mailed: `/p/my-data/export/<token>` and
 * `/p/my-data/erase/<token>`. Opening any of them changes nothing and shows nothing of the person.
 */
export function myDataPages(services: PageServices): Hono {
  const app = new Hono();

  /** Whom a link belongs to, and what is said to them; or the page that says why not. */
  async function open(c: Context, purpose: LinkPurpose) {
    const verified = await services.tokens.read(c.req.param('token') ?? '', purpose);
    if ('fault' in verified) return await refuseLink(c, services, verified.fault, 'expired');
    const [state, { company }] = await Promise.all([
      services.states.load(verified.ok.customer, { consistent: true }),
      services.library.settings(),
    ]);
    if (state === undefined) return await faultPage(c, services, 'gone', 410);
    const language = languageOf(state.customer.locale ?? company.locale);
    return { customer: state.customer, company, texts: textsIn(language), t: myDataTexts(language) };
  }

  app.get('/:token', async (c) => {
    const view = await open(c, 'my-data');
    if (view instanceof Response) return view;
    const { texts, company, t } = view;
    return c.html(
      <Layout texts={texts} company={company} title={t.title}>
        <h1>{t.title}</h1>
        <p>{t.intro(company.name)}</p>
        <form method="post">
          <section>
            <h2>{t.copy}</h2>
            <p class="hint">{t.copyHelp}</p>
            <button type="submit" name="ask" value="export">
              {t.copyAsk}
            </button>
          </section>
          <section>
            <h2>{t.erase}</h2>
            <p class="hint">{t.eraseHelp}</p>
            <button type="submit" name="ask" value="erase" class="second">
              {t.eraseAsk}
            </button>
          </section>
        </form>
      </Layout>,
    );
  });

  app.post('/:token', async (c) => {
    const view = await open(c, 'my-data');
    if (view instanceof Response) return view;
    const { customer, texts, company, t } = view;
    const asked = (await readForm(c)).ask?.[0];
    if (asked !== 'export' && asked !== 'erase') return await faultPage(c, services, 'malformed', 400);
    const done = await askFor(services, customer, asked);
    const [title, text] = done === 'asked' ? [t.mailed, t.mailedText] : [t.nobody, t.nobodyText];
    return c.html(<Notice texts={texts} company={company} title={title} text={text} />);
  });

  app.get('/export/:token', async (c) => {
    const view = await open(c, 'export');
    if (view instanceof Response) return view;
    const { texts, company, t } = view;
    return c.html(
      <Layout texts={texts} company={company} title={t.exportTitle}>
        <h1>{t.exportTitle}</h1>
        <p>{t.exportText}</p>
        <form method="post">
          <div class="buttons">
            <button type="submit" name="as" value="csv">
              {t.asTable}
            </button>
            <button type="submit" name="as" value="json" class="second">
              {t.asJson}
            </button>
          </div>
        </form>
      </Layout>,
    );
  });

  app.post('/export/:token', async (c) => {
    const view = await open(c, 'export');
    if (view instanceof Response) return view;
    const items = (await services.requests.exportOf(view.customer.id)) ?? [];
    const as = (await readForm(c)).as?.[0] === 'json' ? 'json' : 'csv';
    c.header('Content-Disposition', `attachment; filename="my-data.${as}"`);
    if (as === 'csv') return c.body(safeCsv(exportHeader, exportRows(items)), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
    return c.json({ customer: view.customer.id, exportedAt: instantText(services.clock.now()), items });
  });

  app.get('/erase/:token', async (c) => {
    const view = await open(c, 'erase');
    if (view instanceof Response) return view;
    const { texts, company, t } = view;
    return c.html(
      <Layout texts={texts} company={company} title={t.eraseTitle}>
        <h1>{t.eraseTitle}</h1>
        <p>{t.eraseText}</p>
        <form method="post">
          <button type="submit" class="grave">
            {t.eraseNow}
          </button>
        </form>
      </Layout>,
    );
  });

  app.post('/erase/:token', async (c) => {
    const view = await open(c, 'erase');
    if (view instanceof Response) return view;
    const { customer, company } = view;
    const receipt = await services.requests.erase(customer.id, services.clock.now());
    if (receipt === undefined) return await faultPage(c, services, 'gone', 410);
    const language = customer.locale === undefined ? languageOfHeader(c.req.header('accept-language')) : languageOf(customer.locale);
    const t = myDataTexts(language);
    return c.html(<Notice texts={textsIn(language)} company={company} title={t.erased} text={t.erasedText(receipt.items)} />);
  });

  return app;
}
