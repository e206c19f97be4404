import { Hono } from 'hono';
import { wordingOf } from '../domain/consent/consent-ledger.ts';
import { changeConsent, everythingOff } from '../workflows/change-consent.ts';
import { noteLeaving } from '../workflows/note-act.ts';
import { refuseLink } from './fault-page.tsx';
import { languageOf, textsIn } from './language.ts';
import { Layout, Notice } from './layout.tsx';
import { readForm } from './read-form.ts';
import type { PageServices } from './services.ts';

/**
 * `/p/unsubscribe/<token>`: GET shows a button; POST unsubscribes, whether it is the button's or the bare one-click POST of
 * RFC 8058 that the List-Unsubscribe header promises. A second one changes nothing. It depends on the token alone.
 */
export function unsubscribePages(services: PageServices): Hono {
  const app = new Hono();

  async function viewOf(customer: string) {
    const [state, settings] = await Promise.all([services.states.load(customer), services.library.settings()]);
    const texts = textsIn(languageOf(state?.customer.locale ?? settings.company.locale));
    return { known: state !== undefined, company: settings.company, texts };
  }

  app.get('/:token', async (c) => {
    const verified = await services.tokens.read(c.req.param('token'), 'opt-out');
    if ('fault' in verified) return refuseLink(c, services, verified.fault, 'expired');
    const { company, texts } = await viewOf(verified.ok.customer);
    const t = texts.unsubscribe;
    const topic = texts.topics[verified.ok.subject];
    return c.html(
      <Layout texts={texts} company={company} title={t.title}>
        <h1>{t.title}</h1>
        <p>{t.ask(company.name)}</p>
        <form method="post">
          <div class="buttons">
            <button type="submit" name="stop" value="all">
              {t.all}
            </button>
            {topic !== undefined && (
              <button type="submit" name="stop" value="topic" class="second">
                {t.only(topic)}
              </button>
            )}
          </div>
        </form>
        <p class="quiet after">{t.kept}</p>
      </Layout>,
    );
  });

  app.post('/:token', async (c) => {
    const verified = await services.tokens.read(c.req.param('token'), 'opt-out');
    if ('fault' in verified) return refuseLink(c, services, verified.fault, 'expired');
    const { customer, subject } = verified.ok;
    const { known, company, texts } = await viewOf(customer);
    const t = texts.unsubscribe;
    const form = await readForm(c);
    const topic = form.stop?.[0] === 'topic' ? texts.topics[subject] : undefined;
    const source = form['List-Unsubscribe']?.[0] === 'One-Click' ? 'one-click' : 'unsubscribe-page';
    if (known) {
      const choice = topic === undefined ? everythingOff : { withoutCampaigns: await withCampaign(customer, subject) };
      await changeConsent(services, customer, choice, {
        source,
        by: 'customer',
        wording: wordingOf('unsubscribe/2', texts.lang, [t.ask(company.name), t.all, t.kept]),
      });
      await noteLeaving(services, customer, subject);
    }
    return c.html(
      <Notice texts={texts} company={company} title={t.done} text={topic === undefined ? t.doneText : t.doneOnly(topic)} extra={t.back} />,
    );
  });

  async function withCampaign(customer: string, campaign: string): Promise<readonly string[]> {
    return [...((await services.gates.read(customer)).withoutCampaigns ?? []), campaign];
  }

  return app;
}
