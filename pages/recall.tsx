import { type Context, Hono } from 'hono';
import type { Recall } from '../domain/answer.ts';
import type { Asset, Customer } from '../domain/customer.ts';
import { recallSubject } from '../domain/facts/fact.ts';
import { productName } from '../domain/rules/asset-rules.ts';
import { acknowledgeRecall } from '../workflows/acknowledge-recall.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { type Language, languageOf, longDate, textsIn } from './language.ts';
import { Layout } from './layout.tsx';
import type { PageServices } from './services.ts';
import type { PageTexts } from './texts.ts';

/** What a recall's page is about. */
interface Called {
  readonly customer: Customer;
  readonly recall: Recall;
  readonly asset: Asset;
}

/** `/p/recall/<token>`: what is called back and why; POST notes that its owner has read it. */
export function recallPages(services: PageServices): Hono {
  const app = new Hono();

  async function calledOf(c: Context): Promise<Called | Response> {
    const verified = await services.tokens.read(c.req.param('token') ?? '', 'recall');
    if ('fault' in verified) return await refuseLink(c, services, verified.fault, 'expired');
    const state = await services.states.load(verified.ok.customer, { consistent: true });
    const recall = state?.recalls.find((each) => recallSubject(each) === verified.ok.subject);
    const asset = state?.assets.find(({ id }) => id === recall?.assetId);
    if (state === undefined) return await faultPage(c, services, 'gone', 410);
    if (recall === undefined || asset === undefined) return await faultPage(c, services, 'over', 410);
    return { customer: state.customer, recall, asset };
  }

  async function show(c: Context, called: Called, justNow: boolean) {
    const { company } = await services.library.settings();
    const language = languageOf(called.customer.locale ?? company.locale);
    const texts = textsIn(language);
    const t = texts.recall;
    const product = productName(called.asset);
    const isDone = called.recall.acknowledgedOn !== undefined;
    const title = isDone ? t.doneTitle : t.title(product);
    return c.html(
      <Layout texts={texts} company={company} title={title}>
        <h1>{title}</h1>
        {isDone && !justNow && <p class="said">{t.doneBefore(longDate(language, called.recall.acknowledgedOn ?? ''))}</p>}
        <p>{isDone ? t.doneText : t.text}</p>
        <Details called={called} texts={texts} language={language} />
        <p class="after">{t.next}</p>
        {isDone ? (
          <div class="buttons">
            <a class="button" href={`mailto:${company.replyTo}?subject=${encodeURIComponent(t.subject(product))}`}>
              {t.arrange}
            </a>
          </div>
        ) : (
          <form method="post">
            <p>{t.ask}</p>
            <button type="submit">{t.confirm}</button>
          </form>
        )}
      </Layout>,
    );
  }

  app.get('/:token', async (c) => {
    const called = await calledOf(c);
    return called instanceof Response ? called : show(c, called, false);
  });

  app.post('/:token', async (c) => {
    const called = await calledOf(c);
    if (called instanceof Response) return called;
    const recall = await acknowledgeRecall(services, called.customer, called.recall);
    return recall === undefined ? faultPage(c, services, 'over', 410) : show(c, { ...called, recall }, true);
  });

  return app;
}

function Details({ called, texts, language }: { readonly called: Called; readonly texts: PageTexts; readonly language: Language }) {
  const { recall: t } = texts;
  const { asset, recall } = called;
  const rows = [
    [t.product, productName(asset)],
    [t.model, asset.model],
    [t.serial, asset.serial],
    [t.reason, recall.reason],
    [t.since, longDate(language, recall.startsOn)],
  ] as const;
  return (
    <dl class="terms">
      {rows
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}
