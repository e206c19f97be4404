import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { readCode, type VoucherMove, type VoucherState } from '../../domain/vouchers/voucher.ts';
import { noteRedeeming } from '../../workflows/note-act.ts';
import { changeVoucher, findVoucher } from '../../workflows/vouchers/voucher-desk.ts';
import { customerId } from './customer-routes.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const typedCode = z.string().min(1).max(64);
export const whose = z.strictObject({ customer: customerId });

/** What staff do with a code that somebody names on the telephone or at the counter. */
export function voucherRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  function codeIn(c: Context<ConsoleEnv>): string {
    const code = readCode(accept(typedCode, c.req.param('code')));
    if (code === undefined) throw refuse(404, 'That is no code of ours: it looks like CARE-7K2M9-QX4TB.');
    return code;
  }

  app.get('/:code', async (c) => {
    const found = await findVoucher(services, codeIn(c));
    if (found === undefined) throw refuse(404, 'There is no voucher with this code.');
    return c.json({ customer: found.customer, voucher: found.voucher, state: found.state });
  });

  async function move(c: Context<ConsoleEnv>, to: VoucherMove): Promise<Response> {
    const code = codeIn(c);
    const { customer } = await acceptBody(c, whose);
    const change = await changeVoucher(services, { code, customer, by: c.get('staff').id }, to);
    switch (change.kind) {
      case 'moved':
        if (to === 'redeem') await noteRedeeming(services, customer, change.voucher.id);
        return c.json({ voucher: change.voucher, state: change.state });
      case 'unknown':
        throw refuse(404, 'There is no voucher with this code.');
      case 'not-theirs':
        throw refuse(409, `This code was given to another customer than "${customer}".`);
      case 'refused':
        throw refuse(409, refusals[change.state]);
    }
  }

  app.post('/:code/reserve', (c) => move(c, 'reserve'));
  app.post('/:code/release', (c) => move(c, 'release'));
  app.post('/:code/redeem', (c) => move(c, 'redeem'));

  return app;
}

/** Why a voucher cannot be moved, by how it stands. */
const refusals: Readonly<Record<VoucherState, string>> = {
  issued: 'This voucher is not reserved, so there is nothing to release.',
  reserved: 'This voucher is reserved already.',
  redeemed: 'This voucher has been redeemed already. It is good for one repair.',
  expired: 'This voucher has expired.',
};
