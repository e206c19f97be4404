import { Hono } from 'hono';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import { WINDOW_DAYS } from '../../domain/sending/circuit-breaker.ts';
import { countsNow, pauseMarketing, resumeMarketing } from '../../workflows/sending/circuit-breaker.ts';
import { refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

/** Whether marketing goes out, and what came back in the window that the circuit breaker looks at. */
export function sendingRoutes({ breaker, clock, sender }: Pick<ConsoleServices, 'breaker' | 'clock' | 'sender'>): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const now = await breaker.read();
    return c.json({
      marketing: now.open ? 'paused' : 'on',
      why: now.why ?? null,
      since: now.at === undefined ? null : instantText(now.at),
      whenPaused: now.counts ?? null,
      pausedBy: now.openedBy ?? null,
      resumedBy: now.closedBy ?? null,
      windowDays: WINDOW_DAYS,
      counts: await countsNow(breaker, now, clock),
    });
  });

  app.get('/sender', async (c) => c.json(await sender.look()));

  app.post('/pause', async (c) => {
    if (!(await pauseMarketing(breaker, clock, c.get('staff').id))) throw refuse(409, 'Marketing is paused already.');
    return c.json({ marketing: 'paused' });
  });

  app.post('/resume', async (c) => {
    if (!(await resumeMarketing(breaker, clock, c.get('staff').id))) throw refuse(409, 'Marketing is not paused.');
    return c.json({ marketing: 'on' });
  });

  return app;
}
