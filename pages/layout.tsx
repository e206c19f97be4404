import { html } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { Company } from '../domain/settings.ts';
import { staffedHoursFor } from '../domain/wording/staffed-hours.ts';
import type { PageTexts } from './texts.ts';

interface LayoutProps {
  readonly texts: PageTexts;
  readonly company: Company;
  readonly title: string;
}

/** The frame of every page: the company's name above, a person to reach below. No script; nothing from elsewhere but the company's logo. */
export function Layout({ texts, company, title, children }: PropsWithChildren<LayoutProps>) {
  const [write, call, hours] = texts.person(staffedHoursFor(company, texts.lang));
  return (
    <>
      {html`<!doctype html>`}
      <html lang={texts.lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{`${title} · ${company.name}`}</title>
          <link rel="stylesheet" href="/p/pages.css" />
        </head>
        <body>
          <header class="brand">
            {company.logo === null ? (
              <>
                <span class="mark" aria-hidden="true">
                  {[...company.name][0]?.toUpperCase()}
                </span>
                {company.name}
              </>
            ) : (
              <img class="logo" src={company.logo} alt={company.name} height="36" />
            )}
          </header>
          <main>{children}</main>
          <footer>
            <p>
              {write}
              <a href={`mailto:${company.replyTo}`}>{company.replyTo}</a>
              {call}
              <a class="phone" href={`tel:${company.phone.replaceAll(' ', '')}`}>
                {company.phone}
              </a>
              {hours}
            </p>
            <p>{company.postalAddress}</p>
          </footer>
        </body>
      </html>
    </>
  );
}

/** A page that only says something. */
export function Notice({ texts, company, title, text, extra }: LayoutProps & { readonly text: string; readonly extra?: string }) {
  return (
    <Layout texts={texts} company={company} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {extra !== undefined && <p class="quiet">{extra}</p>}
    </Layout>
  );
}
