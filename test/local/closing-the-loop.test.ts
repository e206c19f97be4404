import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { newCode } from '../../adapters/random/new-code.ts';
import { compileCampaigns } from '../../build/compile-campaigns.ts';
import type { CompiledLibrary } from '../../campaigns/compiled-library.ts';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import { closeCase } from '../../domain/cases/case-moves.ts';
import type { Message } from '../../domain/message.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { Reply } from '../../domain/surveys/survey.ts';
import { virtualCloud } from '../../local/simulation/virtual-cloud.ts';
import { changeCase } from '../../workflows/cases/change-case.ts';
import { storeAnswer } from '../../workflows/surveys/store-answer.ts';
import { changeVoucher } from '../../workflows/vouchers/voucher-desk.ts';
import { aContact, aCustomer, anAsset } from '../support/builders.ts';

const START = Date.parse('2026-11-18T09:00:00Z');
const settings = { ...defaultSettings, holdoutPercent: 0 };

let cloud: ReturnType<typeof virtualCloud>;
let messages: Message[];
let library: CompiledLibrary;

beforeAll(async () => {
  library = await compileCampaigns();
}, 60_000);

beforeEach(async () => {
  messages = [];
  cloud = virtualCloud((message) => messages.push(message));
  cloud.clock.at = START;
  const store = dynamoCampaignStore(cloud.table);
  await store.saveSettings(settings, 0);
  for (const campaign of library.campaigns) await store.saveCampaign({ ...campaign, live: true, approved: true }, undefined);
  for (const { content, channel: _, ...place } of library.contents) await store.saveContent(place, content);
  // Her machine has its birthday on the 20th: a card that an open case holds back.
  const records = [
    { type: 'PROFILE', body: aCustomer({ bornOn: '1980-03-10', joinedOn: undefined }) },
    { type: 'ASSET', body: anAsset({ purchasedOn: '2023-11-20', warrantyEndsOn: undefined }) },
  ] as const;
  const { rev: _, ...gate } = aContact();
  await cloud.stores.gates.write('C1', gate, 0);
  await cloud.stores.records.write(
    records.map((record) => ({ customer: 'C1', record, expectedRev: 0 })),
    'live',
  );
  await cloud.drain();
  await cloud.findDue();
});

async function runTo(day: string) {
  for (const end = Date.parse(`${day}T12:00:00Z`); cloud.clock.at < end; ) {
    cloud.clock.at = Math.min(end, cloud.clock.at + 6 * HOUR);
    await cloud.findDue();
    await cloud.drain();
  }
}

async function answer(reply: Reply, id = 'satisfaction-survey/day7/O1/2026-11-11') {
  const state = await cloud.stores.states.load('C1', { consistent: true });
  if (state === undefined) throw new Error('nobody');
  const told = await storeAnswer({ ...cloud.stores, clock: cloud.clock, newCode }, { state, settings, id, reply });
  await cloud.drain();
  return told;
}

async function close() {
  const [one] = (await cloud.stores.states.load('C1', { consistent: true }))?.cases ?? [];
  const [stored] = await cloud.stores.records.read([{ customer: 'C1', type: 'CASE', id: one?.id ?? '' }]);
  const place = { customer: 'C1', id: one?.id ?? '', rev: stored?.rev ?? 0, by: 'staff-1' };
  const change = await changeCase({ ...cloud.stores, clock: cloud.clock }, place, (known, act) => closeCase(known, act, 'Repaired'));
  expect(change.kind).toBe('changed');
  await cloud.drain();
}

const told = () => messages.map(({ campaign, state, reason }) => [campaign, reason ?? state]);
const unhappy = { perceived: 1, expected: 4, comment: 'It leaks' };

describe('closing the loop', () => {
  it('> apologises at once with the code that the case has, once', async () => {
    cloud.clock.at = START + 2 * HOUR;
    await answer(unhappy);
    const voucher = (await cloud.stores.states.load('C1', { consistent: true }))?.vouchers[0];
    expect(told()).toEqual([['service-recovery', 'sent']]);
    expect(messages[0]?.values).toMatchObject({ voucher: { code: voucher?.code, validUntil: '2027-01-17', days: 60 } });
    await answer({ ...unhappy, comment: 'It still leaks' });
    await runTo('2026-11-19');
    expect(told()).toHaveLength(1);
  });

  it('> holds a birthday card while the case is open, and lets it go once it is closed', async () => {
    await answer(unhappy);
    await runTo('2026-11-20');
    expect(told()).toContainEqual(['product-birthday', 'open-case']);

    messages.length = 0;
    await close();
    await runTo('2027-11-20');
    expect(told()).toContainEqual(['product-birthday', 'sent']);
  });

  it('> asks again three days after the closing; whoever still is not satisfied has the same case and no second apology', async () => {
    await answer(unhappy);
    await runTo('2026-11-19');
    await close();
    messages.length = 0;
    await runTo('2026-11-22');
    expect(told()).toContainEqual(['case-follow-up', 'sent']);
    const asked = messages.find(({ campaign }) => campaign === 'case-follow-up')?.key ?? '';
    messages.length = 0;
    await answer(unhappy, asked);
    await runTo('2026-11-24');
    expect(told()).toEqual([]);
    const state = await cloud.stores.states.load('C1', { consistent: true });
    expect(state?.cases).toMatchObject([{ history: [{ did: 'opened' }, { did: 'closed' }, { did: 'reopened' }] }]);
    expect(state?.vouchers).toHaveLength(1);
    expect((await cloud.stores.gates.read('C1')).openCases).toHaveLength(1);
  });

  it('> reminds of a voucher a week before it lapses, and not of one that was used', async () => {
    await answer(unhappy);
    await runTo('2027-01-10');
    expect(told().filter(([campaign]) => campaign === 'voucher-reminder')).toEqual([['voucher-reminder', 'sent']]);
    expect(messages.find(({ campaign }) => campaign === 'voucher-reminder')?.values).toMatchObject({ voucher: { days: 7 } });

    messages.length = 0;
    cloud.clock.at += DAY;
    await answer(unhappy, 'satisfaction-survey/day7/O2/2026-11-11');
    const code = (await cloud.stores.states.load('C1', { consistent: true }))?.vouchers.find(
      ({ issuedOn }) => issuedOn > '2027-01-01',
    )?.code;
    await changeVoucher({ ...cloud.stores, clock: cloud.clock }, { code: code ?? '', customer: 'C1', by: 'staff-1' }, 'redeem');
    await cloud.drain();
    await runTo('2027-03-20');
    expect(told().filter(([campaign]) => campaign === 'voucher-reminder')).toEqual([]);
  });
});
