import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { languageOfHeader, textsIn } from './language.ts';
import { Notice } from './layout.tsx';
import type { LinkFault, PageServices } from './services.ts';
import type { PageTexts } from './texts.ts';

/** A kind page that says what happened, to somebody whom we do not know. */
export async function faultPage(
  c: Context,
  services: PageServices,
  fault: keyof PageTexts['fault'],
  status: ContentfulStatusCode,
): Promise<Response> {
  const { company } = await services.library.settings();
  const texts = textsIn(languageOfHeader(c.req.header('accept-language')));
  return c.html(<Notice texts={texts} company={company} {...texts.fault[fault]} />, status);
}

/** A link that does not hold: too old, not whole, or not ours. Forged and foreign ones look alike. */
export function refuseLink(c: Context, services: PageServices, fault: LinkFault, expired: 'expired' | 'closed'): Promise<Response> {
  switch (fault) {
    case 'malformed':
      return faultPage(c, services, 'malformed', 400);
    case 'expired':
      return faultPage(c, services, expired, 410);
    case 'forged':
    case 'wrong-purpose':
      return faultPage(c, services, 'unknown', 404);
  }
}
