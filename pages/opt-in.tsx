import { type Context, Hono } from 'hono';
import { wordingOf } from '../domain/consent/consent-ledger.ts';
import type { Channel } from '../domain/customer.ts';
import type { PersonRequest } from '../domain/requests/person-request.ts';
import { raiseConsent } from '../workflows/raise-consent.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { languageOf, textsIn } from './language.ts';
import { Layout, Notice } from './layout.tsx';
import { myDataTexts } from './my-data-texts.ts';
import type { PageServices } from './services.ts';

/** `/p/opt-in/<token>`: the link of a double opt-in, mailed to the person. It gives what was asked for, unless it was withdrawn since. */
export function optInPages(services: PageServices): Hono {
  const app = new Hono();

  async function open(c: Context) {
    const verified = await services.tokens.read(c.req.param('token') ?? '', 'opt-in');
    if ('fault' in verified) return await refuseLink(c, services, verified.fault, 'expired');
    const [state, { company, consent }] = await Promise.all([
      services.states.load(verified.ok.customer, { consistent: true }),
      services.library.settings(),
    ]);
    const request = state?.requests.find(({ id, kind }) => kind === 'opt-in' && id === verified.ok.subject);
    if (state === undefined || request === undefined) return await faultPage(c, services, 'gone', 410);
    const language = languageOf(state.customer.locale ?? company.locale);
    const t = myDataTexts(language);
    const agreedTo = consent.wording[language] ?? t.optInText(company.name);
    return { customer: state.customer, company, language, texts: textsIn(language), t, agreedTo, request };
  }

  app.get('/:token', async (c) => {
    const view = await open(c);
    if (view instanceof Response) return view;
    const { texts, company, t, agreedTo } = view;
    return c.html(
      <Layout texts={texts} company={company} title={t.optInTitle}>
        <h1>{t.optInTitle}</h1>
        <p>{agreedTo}</p>
        <form method="post">
          <button type="submit">{t.optInNow}</button>
        </form>
      </Layout>,
    );
  });

  app.post('/:token', async (c) => {
    const view = await open(c);
    if (view instanceof Response) return view;
    const { customer, company, language, texts, t, agreedTo, request } = view;
    const channels = await notWithdrawnSince(customer.id, request);
    if (channels.length === 0) return c.html(<Notice texts={texts} company={company} title={t.optInStale} text={t.optInStaleText} />, 409);
    const wording = wordingOf('opt-in/1', language, [t.optInTitle, agreedTo, t.optInNow]);
    await raiseConsent(services, customer.id, channels, { source: 'confirmed-link', by: 'customer', wording });
    return c.html(<Notice texts={texts} company={company} title={t.optedIn} text={t.optedInText} />);
  });

  /** > Withdrawal beats every other writer: also a link that is older than it. */
  async function notWithdrawnSince(customer: string, { at, channels = [] }: PersonRequest): Promise<readonly Channel[]> {
    const entries = await services.proofs.of(customer);
    return channels.filter((channel) => !entries.some((entry) => entry.at > at && entry.change[channel] === 'withdrawn'));
  }

  return app;
}
