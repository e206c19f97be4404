import { Hono } from 'hono';
import * as z from 'zod';
import { planShape, textsShape } from '../../domain/campaigns/draft-shape.ts';
import { takes } from '../../domain/campaigns/test-address.ts';
import { variantNames } from '../../domain/campaigns/variant-texts.ts';
import { contentLocales } from '../../domain/wording/greeting.ts';
import { askForTest } from '../../workflows/tests/ask-for-test.ts';
import { acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const asked = z.strictObject({
  plan: planShape,
  texts: textsShape,
  step: z.string().max(64),
  variant: z.enum(variantNames).optional(),
  channel: z.enum(['email', 'sms']),
  locale: z.enum(contentLocales),
  customer: z.string().min(1).max(128).optional(),
  to: z.string().trim().min(3).max(254),
});

const SHOWN = 10;

/** A message of a campaign, draft or live, to one of our own; and what came of the last ones. */
export function testRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const [{ testAddresses }, recent] = await Promise.all([services.library.settings(), services.tests.recent(SHOWN)]);
    const { email } = c.get('staff');
    const addresses = [...new Set([...(email === undefined ? [] : [email]), ...testAddresses])];
    return c.json({
      email: addresses.filter((address) => takes(address, 'email')),
      sms: addresses.filter((address) => takes(address, 'sms')),
      items: recent.map(({ words: _, ...test }) => test),
    });
  });

  app.post('/', async (c) => {
    const answer = await askForTest(services, { ...(await acceptBody(c, asked)), by: c.get('staff') });
    switch (answer.kind) {
      case 'queued':
        return c.json(answer.test, 202);
      case 'missing':
        throw refuse(400, `This message cannot be made yet: ${answer.what.replace(/\.?$/, '.')}`);
      case 'refused':
        throw refuse(
          400,
          answer.why === 'too-many'
            ? 'You have sent many tests within the hour. Wait a while.'
            : 'Tests go to addresses that the settings name for it, or to your own. Ask an admin to add this one.',
        );
    }
  });

  return app;
}
