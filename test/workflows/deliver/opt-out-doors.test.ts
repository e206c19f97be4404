import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dynamoModelOwners } from '../../../adapters/dynamo/dynamo-model-owners.ts';
import type { ChangeRecord } from '../../../adapters/dynamo/memory-table.ts';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../../adapters/dynamo/table.ts';
import { DAY } from '../../../domain/calendar/calendar-date.ts';
import type { LinkPurpose } from '../../../domain/links/link-purpose.ts';
import { customerPages } from '../../../pages/app.ts';
import { receiveText } from '../../../workflows/feedback/receive-text.ts';
import { consoleApi } from '../../support/console-api.ts';
import { type CallsProps, callsOf, faultyTable } from '../../support/faulty-calls.ts';
import { importText } from '../../support/import-text.ts';
import { form, oneClick } from '../../support/pages-cloud.ts';
import { type SendBench, TEN } from '../../support/send-bench.ts';
import { aBench, cardDue, pageOf } from './due-things.ts';

/** Every way in which somebody leaves, over a table of which each call can be held up. */
const doors: Readonly<Record<string, (table: Table, bench: SendBench) => unknown>> = {
  'the button of the unsubscribe page': (table, bench) => pagesOn(table, bench).request('/p/unsubscribe/t', form({ stop: 'all' })),
  'a one-click POST': (table, bench) => pagesOn(table, bench).request('/p/unsubscribe/t', oneClick),
  'the preferences page': (table, bench) =>
    pagesOn(table, bench).request('/p/preferences/t', form({ form: 'preferences', shown: ['email', 'sms'] })),
  'a text': async (table, { clock }) => {
    const stores = storesOn(table, clock);
    // Nobody may fall back on email: the person leaves there first, whoever else writes the gate meanwhile.
    for (let left = false; !left; ) {
      const { rev, ...gate } = await stores.gates.read('C1');
      left = await stores.gates.write('C1', { ...gate, email: { consent: 'withdrawn' } }, rev);
    }
    await stores.phones.keep('C1', '+447700900001');
    await receiveText(stores, { id: 'm1', from: '+447700900001', body: 'STOP', at: clock.at });
  },
  'the API': (table, { clock }) => {
    const services = { ...storesOn(table, clock), clock, webhookDesk: {} } as never;
    const api = consoleApi(services, { identify: () => ({ id: 'ann', roles: ['agent'] }), onFault: raise });
    const body = JSON.stringify({ email: 'withdrawn', sms: 'withdrawn' });
    return api.request('/api/customers/C1/consents', { method: 'POST', body });
  },
  'an imported file': (table, { clock }) =>
    importText(
      { ports: { ...storesOn(table, clock), owners: dynamoModelOwners(table) } as never },
      'customers',
      'customer_id,email_marketing,sms_marketing\nC1,no,no\n',
    ),
};

function pagesOn(table: Table, { clock }: SendBench) {
  const tokens = { read: (_token: string, _purpose: LinkPurpose) => ({ ok: { customer: 'C1', subject: 'product-birthday' } }) };
  return customerPages({ ...storesOn(table, clock), clock, tokens, newCode: () => 'X', myDataLink: () => '' } as never, raise);
}

function raise(fault: unknown): never {
  throw fault;
}

const leave = (door: string, bench: SendBench, plumbing: CallsProps = {}) =>
  doors[door]?.(faultyTable(bench.table, callsOf(plumbing)), bench);

/** Neither channel may be written to: the opt-out has taken effect. */
const isOut = (image: ChangeRecord['newImage']): boolean =>
  ['email', 'sms'].every((channel) => (image?.[channel] as { consent?: string } | undefined)?.consent !== 'yes');

/** > No message after it took effect: once the gate is shut, no write of it brings in another intent. */
function intentsAfterOptOut({ changes }: SendBench): number {
  const gates = changes.filter(({ newImage }) => newImage?.type === 'CONTACT');
  const inFlight = (image: ChangeRecord['newImage']) => Object.keys((image?.inFlight ?? {}) as object);
  return gates
    .filter(({ oldImage }) => oldImage !== undefined && isOut(oldImage))
    .flatMap(({ oldImage, newImage }) => inFlight(newImage).filter((key) => !inFlight(oldImage).includes(key))).length;
}

async function intentsOf(bench: SendBench): Promise<number> {
  const gate = await bench.stores.gates.read('C1');
  expect([gate.email.consent, gate.sms.consent]).not.toContain('yes');
  expect(intentsAfterOptOut(bench)).toBe(0);
  const intents = bench.log.filter((line) => line.startsWith('intent')).length;
  expect(bench.callsOfProvider()).toBeLessThanOrEqual(intents);
  await bench.live(TEN + 4 * DAY);
  expect(bench.log.filter((line) => line.startsWith('intent'))).toHaveLength(intents);
  expect(bench.accepted.length).toBeLessThanOrEqual(intents);
  const [message] = bench.messages();
  expect(message?.state === 'sent' ? 1 : message?.reason).toBeOneOf([intents, 'opted-out', 'no-consent']);
  return intents;
}

describe.each(Object.keys(doors))('an opt-out by %s', (door) => {
  it('> before, between and after the steps of a send: no message after it took effect', async () => {
    const { names } = await (await aBench()).work(pageOf(cardDue));
    const seen = new Set<number>();
    for (let at = 0; at <= names.length + 1; at++) {
      const bench = await aBench();
      if (at === 0) await leave(door, bench);
      const before = async (call: number) => {
        if (call === at) await leave(door, bench);
      };
      await bench.work(pageOf(cardDue), { before });
      if (at > names.length) await leave(door, bench);
      seen.add(await intentsOf(bench));
    }
    expect([...seen].sort()).toEqual([0, 1]);
  });

  it('> in every order of its own steps and those of the send', async () => {
    const run = async (scheduler: fc.Scheduler) => {
      const bench = await aBench();
      const inTurn: CallsProps = { before: (_call, name) => scheduler.schedule(Promise.resolve(), name) };
      await scheduler.waitFor(Promise.all([bench.work(pageOf(cardDue), inTurn), leave(door, bench, inTurn)]));
      await intentsOf(bench);
    };
    await fc.assert(fc.asyncProperty(fc.scheduler(), run), { numRuns: 25 });
  });
});
