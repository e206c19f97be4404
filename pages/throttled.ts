import type { MiddlewareHandler } from 'hono';
import { faultPage } from './fault-page.tsx';
import type { PageServices } from './services.ts';

/**
 * Lets one link change things so and so often within the hour. Forged ones are not counted: they change nothing, and a count for each would
 * be a write that anybody can cause. Leaving is never refused: it only lowers, and a second one writes nothing.
 */
export const throttled =
  (services: PageServices): MiddlewareHandler =>
  async (c, next) => {
    const token = c.req.path.split('/').find((part) => part.startsWith('v1.'));
    const counts = c.req.method === 'POST' && !c.req.path.startsWith('/p/unsubscribe/');
    if (!counts || token === undefined || !services.tokens.isGenuine(token) || (await services.throttle.allows(token))) return await next();
    c.header('Retry-After', '3600');
    return await faultPage(c, services, 'tooOften', 429);
  };
