import { Hono } from 'hono';
import * as z from 'zod';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { type Ownership, ownersOverTime } from '../../domain/registry/owners.ts';
import { customerFor } from './masked-customer.ts';
import { accept, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const assetId = z.string().min(1).max(128);
/** More people than one thing is sold on to. */
const MOST_OWNERS = 50;

/** care 4: one product through all hands: whose it was when, where records contradict each other, and what was done to it. */
export function assetRoutes({ clock, library, owners, states }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/:id', async (c) => {
    const id = accept(assetId, c.req.param('id'));
    const ids = await owners.ownersOf(id, MOST_OWNERS);
    const known = (await Promise.all(ids.map((customer) => states.load(customer)))).filter((state) => state !== undefined);
    const claims = known.flatMap(({ customer, assets }): Ownership[] =>
      assets.filter((asset) => asset.id === id).map((asset) => ({ customer: customer.id, asset })),
    );
    if (claims.length === 0) throw refuse(404, `There is no product "${id}".`);
    const { company } = await library.settings();
    const { owners: all, current, conflicts } = ownersOverTime(claims, localDate(clock.now(), company.timeZone));
    const nameOf = (customer: string) => known.find((state) => state.customer.id === customer)?.customer;
    return c.json({
      id,
      owners: all.map((owner) => {
        const person = nameOf(owner.customer);
        return { ...owner, ...(person === undefined ? {} : { person: customerFor(c.get('staff'), person) }) };
      }),
      current: current ?? null,
      conflicts,
      service: known.flatMap(({ serviceVisits }) => serviceVisits.filter((visit) => visit.assetId === id)).sort((a, b) => b.at - a.at),
    });
  });

  return app;
}
