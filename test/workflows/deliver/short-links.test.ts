import { describe, expect, it } from 'vitest';
import { dynamoSubjectRequests } from '../../../adapters/dynamo/dynamo-subject-requests.ts';
import { signedLinks } from '../../../adapters/links/signed-links.ts';
import { liquidRenderer } from '../../../adapters/templates/liquid-renderer.ts';
import { DAY, HOUR } from '../../../domain/calendar/calendar-date.ts';
import { changeConsent, everythingOff } from '../../../workflows/change-consent.ts';
import { aCampaign, aCustomer, anAsset } from '../../support/builders.ts';
import { type CallsProps, type Fault, faultKinds } from '../../support/faulty-calls.ts';
import { sendBench, TEN } from '../../support/send-bench.ts';
import { cardDue, pageOf, stuckThings } from './due-things.ts';

const keyring = { tenant: 'test', keys: [{ kid: 'k1', secret: 'a secret of the tests, long enough to be one' }] } as const;

const liquid = liquidRenderer();

/** A card by text, with a link in it. At each call of the provider it is noted which addresses stood in the table. */
async function aTextingBench(text = 'Hello {{ links.survey }} bye') {
  const atCalls: { text: string; standing: number }[] = [];
  const bench = sendBench({
    renderer: { render: (id, _content, values) => liquid.render(id, { channel: 'sms', text }, values) },
    links: signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock: { now: () => bench.clock.at } }),
    provider: (_call, message) => {
      atCalls.push({ text: message.text, standing: linkItems().length });
      return 'accepted';
    },
  });
  const linkItems = () => [...bench.table.items()].filter(({ type }) => type === 'LINK');
  const card = aCampaign({ steps: [{ id: 'card', offsetDays: 0, channels: ['sms'], send: 'first' }] });
  await bench.start(card);
  await bench.enter('C1', [
    { type: 'PROFILE', body: aCustomer({ email: undefined }) },
    { type: 'ASSET', body: anAsset() },
  ]);
  return { ...bench, bench, atCalls, linkItems };
}

async function callsOfOneText(): Promise<readonly string[]> {
  return (await (await aTextingBench()).work(pageOf(cardDue))).names;
}
const calls = await callsOfOneText();

it('the address is written once, before the intent', () => {
  const order = ['put LINK', 'put CONTACT', 'provider', 'put MESSAGE'];
  expect(calls.filter((name) => order.includes(name))).toEqual(order);
});

describe('no text goes out whose link leads nowhere, and a repeated try writes the same address', () => {
  const faults = calls.flatMap((name, index) =>
    faultKinds.map((kind) => ({ title: `${kind} ${index + 1}: ${name}`, fault: { call: index + 1, kind } })),
  );
  it.each(faults)('$title', async ({ fault }) => {
    const { bench, atCalls, linkItems } = await aTextingBench();
    await bench.tick();
    await bench.queuePage(pageOf(cardDue));
    const lots: Fault[][] = [[fault]];
    await bench.live(TEN + 1.5 * DAY, (): CallsProps => ({ faults: lots.shift() }));
    for (const { text, standing } of atCalls) {
      expect(text).toMatch(/^Hello https:\/\/care\.example\.com\/p\/s\/[A-Za-z0-9]{16} bye$/);
      expect(standing).toBe(1);
    }
    expect(linkItems().length).toBeLessThanOrEqual(1);
    expect(await stuckThings(bench)).toEqual([]);
  });
});

describe('an opt-out beside a text with a link, whenever it comes: no message once it stood before the intent', () => {
  it.each(calls.map((name, index) => ({ title: `before call ${index + 1}: ${name}`, call: index + 1 })))('$title', async ({ call }) => {
    const { bench, work, accepted, messages } = await aTextingBench();
    const before = async (each: number) => {
      if (each === call) await changeConsent(bench.stores, 'C1', everythingOff, { source: 'one-click', by: 'customer', wording: 'test/1' });
    };
    await work(pageOf(cardDue), { before });
    await bench.live(TEN + DAY);
    const isInTime = call <= calls.indexOf('put CONTACT') + 1;
    expect(accepted).toHaveLength(isInTime ? 0 : 1);
    expect(messages()).toMatchObject([isInTime ? { state: 'skipped', reason: 'opted-out' } : { state: 'sent' }]);
  });
});

it('a text without a link writes none', async () => {
  const { work, linkItems, accepted } = await aTextingBench('Hello');
  await work(pageOf(cardDue));
  expect(accepted).toHaveLength(1);
  expect(linkItems()).toEqual([]);
});

it('the address is part of what is exported, and is erased with the person', async () => {
  const { work, table, linkItems } = await aTextingBench();
  await work(pageOf(cardDue));
  const requests = dynamoSubjectRequests(table);
  expect((await requests.exportOf('C1'))?.filter(({ type }) => type === 'LINK')).toEqual([
    expect.objectContaining({ purpose: 'survey', subject: 'product-birthday/card/A1/3' }),
  ]);
  await requests.erase('C1', TEN);
  expect(linkItems()).toEqual([]);
  await requests.finishErasures(TEN + HOUR);
  expect(linkItems()).toEqual([]);
});
