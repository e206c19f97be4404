import { Hono } from 'hono';
import { readVoucher } from '../workflows/vouchers/voucher-desk.ts';
import { faultPage, refuseLink } from './fault-page.tsx';
import { languageOf, longDate, textsIn } from './language.ts';
import { Layout } from './layout.tsx';
import type { PageServices } from './services.ts';

/** `/p/voucher/<token>`: the code, what it is for, until when, and how it stands now. Nothing can be done here but to look. */
export function voucherPages(services: PageServices): Hono {
  const app = new Hono();

  app.get('/:token', async (c) => {
    const verified = await services.tokens.read(c.req.param('token'), 'voucher');
    if ('fault' in verified) return refuseLink(c, services, verified.fault, 'expired');
    const { customer, subject } = verified.ok;
    const [found, state, { company }] = await Promise.all([
      readVoucher(services, customer, subject),
      services.states.load(customer),
      services.library.settings(),
    ]);
    if (state === undefined) return faultPage(c, services, 'gone', 410);
    if (found === undefined) return faultPage(c, services, 'over', 410);
    const language = languageOf(state.customer.locale ?? company.locale);
    const texts = textsIn(language);
    const t = texts.voucher;
    const { voucher, state: stands } = found;
    const open = stands === 'issued' || stands === 'expired';
    return c.html(
      <Layout texts={texts} company={company} title={t.title}>
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
        <p class="code" data-state={stands}>
          <span class="unseen">{t.code}: </span>
          {voucher.code}
        </p>
        <dl class="terms">
          <dt>{t.forWhat}</dt>
          <dd>{t.offers[voucher.offer]}</dd>
          <dt>{t.until}</dt>
          <dd>{longDate(language, voucher.validUntil)}</dd>
          <dt>{t.stateLabel}</dt>
          <dd>{t.states[stands]}</dd>
        </dl>
        <p class="said">{t.notes[stands]}</p>
        {open && (
          <div class="buttons">
            <a class="button" href={`mailto:${company.replyTo}?subject=${encodeURIComponent(t.subject(voucher.code))}`}>
              {t.arrange}
            </a>
          </div>
        )}
      </Layout>,
    );
  });

  return app;
}
