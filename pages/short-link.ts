import { Hono } from 'hono';
import { refuseLink } from './fault-page.tsx';
import type { PageServices } from './services.ts';

/** `/p/s/<id>`, from a text message: leads on to the page, with whatever stood behind it. Looks, and changes nothing. */
export function shortLinkPages(services: PageServices): Hono {
  const app = new Hono();

  app.get('/:id', async (c) => {
    const target = await services.shortLink(c.req.param('id'));
    if ('fault' in target) return refuseLink(c, services, target.fault, 'expired');
    return c.redirect(`${target.path}${new URL(c.req.url).search}`, 302);
  });

  return app;
}
