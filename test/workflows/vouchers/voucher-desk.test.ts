import { describe, expect, it } from 'vitest';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import { DAY } from '../../../domain/calendar/calendar-date.ts';
import { deriveFacts } from '../../../domain/facts/derive-facts.ts';
import { changeVoucher, findVoucher } from '../../../workflows/vouchers/voucher-desk.ts';
import { aTableWith, content, post } from '../../support/answering.ts';
import { callsOf, faultKinds, faultyTable } from '../../support/faulty-calls.ts';

const CODE = 'CARE-7K2M9-QX4TB';
const asked = { code: CODE, customer: 'C1', by: 'staff-1' };

async function aVoucher() {
  const held = await aTableWith('C1', 'C2');
  await post(held.table, content, { newCode: () => CODE });
  const services = { ...held.stores, clock: held.clock };
  return { ...held, services, stands: async () => (await findVoucher(services, CODE))?.state };
}

describe('a voucher', () => {
  it('> is redeemed once, however many try at the same moment', async () => {
    const { services, stands } = await aVoucher();
    const told = await Promise.all(Array.from({ length: 7 }, (_, n) => changeVoucher(services, { ...asked, by: `staff-${n}` }, 'redeem')));
    expect(told.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
    expect(told.filter((one) => one.kind === 'refused' && one.state === 'redeemed')).toHaveLength(6);
    expect(await stands()).toBe('redeemed');
  });

  it('> is refused where another customer brings it, and stays good for its own', async () => {
    const { services, stands } = await aVoucher();
    expect(await changeVoucher(services, { ...asked, customer: 'C2' }, 'redeem')).toEqual({ kind: 'not-theirs' });
    expect(await stands()).toBe('issued');
  });

  it('is known by its code alone', async () => {
    const { services } = await aVoucher();
    expect(await changeVoucher(services, { ...asked, code: 'CARE-AAAAA-AAAAA' }, 'redeem')).toEqual({ kind: 'unknown' });
  });

  it('> expires after its 60th day', async () => {
    const { services, stands, clock } = await aVoucher();
    clock.at += 60 * DAY;
    expect(await stands()).toBe('issued');
    clock.at += DAY;
    expect(await changeVoucher(services, asked, 'redeem')).toEqual({ kind: 'refused', state: 'expired' });
  });

  it('is redeemed once under a fault at every await: a second try never redeems it again', async () => {
    for (const kind of faultKinds)
      for (let call = 1; call <= 3; call++) {
        const { table, clock, services, stands } = await aVoucher();
        const calls = callsOf({ faults: [{ call, kind }] });
        const faulty = { ...storesOn(faultyTable(table, calls), clock), clock };
        const first = changeVoucher(faulty, asked, 'redeem').then(
          (one) => one.kind,
          () => 'failed',
        );
        const told = await Promise.race([first, calls.crashed]);
        const between = await stands();
        const again = await changeVoucher(services, asked, 'redeem');
        if (told === 'moved') expect(between).toBe('redeemed');
        expect(again.kind).toBe(between === 'redeemed' ? 'refused' : 'moved');
        expect(await stands()).toBe('redeemed');
      }
  });

  it('tells its customer’s facts when it expires, and no more once it is used or kept', async () => {
    const { services, stores } = await aVoucher();
    const expiry = async () => {
      const state = await stores.states.load('C1', { consistent: true });
      return state === undefined ? [] : deriveFacts(state, '2026-11-22').filter(({ kind }) => kind === 'voucher.expires');
    };
    expect(await expiry()).toMatchObject([{ date: '2027-01-21', repeats: 'never' }]);
    await changeVoucher(services, asked, 'reserve');
    expect(await expiry()).toEqual([]);
    await changeVoucher(services, asked, 'release');
    expect(await expiry()).toHaveLength(1);
    await changeVoucher(services, asked, 'redeem');
    expect(await expiry()).toEqual([]);
  });
});
