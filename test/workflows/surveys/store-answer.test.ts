import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import { messageKey } from '../../../domain/occasion.ts';
import type { Reply } from '../../../domain/surveys/survey.ts';
import { changeCase } from '../../../workflows/cases/change-case.ts';
import { aTableWithAda, content, happy, invitation, post } from '../../support/answering.ts';
import { answersUnderFaults } from '../../support/answers-under-faults.ts';
import { callsOf, type FaultKind, faultKinds, faultyTable } from '../../support/faulty-calls.ts';

type Ada = Awaited<ReturnType<typeof aTableWithAda>>;

/** What stands of Ada, and whether it hangs together. */
async function held({ stores }: Ada) {
  const state = await stores.states.load('C1', { consistent: true });
  const { openCases = [] } = await stores.gates.read('C1');
  return { answers: state?.answers ?? [], cases: state?.cases ?? [], vouchers: state?.vouchers ?? [], openCases };
}

describe('a dissatisfied answer', () => {
  it('> opens a case, holds the gate and issues one voucher, in one write with the answer', async () => {
    const ada = await aTableWithAda();
    const stored = await post(ada.table, content);
    expect(stored.kind).toBe('stored');
    const { answers, cases, vouchers, openCases } = await held(ada);
    expect(answers).toMatchObject([{ id: invitation(), day: '2026-11-22', product: 'SKU1', ...content }]);
    expect(cases).toMatchObject([{ kind: 'dissatisfied', about: 'It leaks', owner: 'care team', answer: invitation() }]);
    expect(openCases).toEqual([cases[0]?.id]);
    expect(vouchers).toMatchObject([{ id: cases[0]?.id, validUntil: '2027-01-21' }]);
    expect(await ada.stores.vouchers.find(vouchers[0]?.code ?? '')).toEqual({ customer: 'C1', id: cases[0]?.id });
  });

  it('opens nothing where it is not dissatisfied', async () => {
    const ada = await aTableWithAda();
    await post(ada.table, happy);
    expect(await held(ada)).toMatchObject({ answers: [happy], cases: [], vouchers: [], openCases: [] });
  });

  it('has one case and one voucher, however often it is edited', async () => {
    const ada = await aTableWithAda();
    await post(ada.table, content);
    const before = await held(ada);
    await post(ada.table, { ...content, comment: 'It leaks a lot' });
    await post(ada.table, happy);
    await post(ada.table, content);
    const after = await held(ada);
    expect(after.answers).toHaveLength(1);
    expect(after.cases).toHaveLength(1);
    expect(after.vouchers).toEqual(before.vouchers);
    expect(after.cases[0]?.history?.map(({ did }) => did)).toEqual(['opened', 'answered', 'answered', 'answered']);
  });

  it('takes another code where the first was given to somebody before', async () => {
    const ada = await aTableWithAda();
    await post(ada.table, content, { newCode: () => 'CARE-AAAAA-AAAAA' });
    const codes = ['CARE-AAAAA-AAAAA', 'CARE-BBBBB-BBBBB'];
    await post(ada.table, content, { id: invitation('O2'), newCode: () => codes.shift() ?? '' });
    expect((await held(ada)).vouchers.map(({ code }) => code).sort()).toEqual(['CARE-AAAAA-AAAAA', 'CARE-BBBBB-BBBBB']);
  });

  it('> after a closed case opens the same one again, without another voucher', async () => {
    const ada = await aTableWithAda();
    await post(ada.table, content);
    const [one] = (await held(ada)).cases;
    const services = { ...ada.stores, clock: ada.clock };
    const close = { customer: 'C1', id: one?.id ?? '', rev: 1, by: 'staff-1' };
    await changeCase(services, close, (known, act) => ({ ...known, closedOn: '2026-11-23', closedAt: act.at }));
    expect((await held(ada)).openCases).toEqual([]);
    const asked = messageKey({ campaign: 'case-follow-up', step: 'day3', subject: one?.id ?? '', occurrence: '2026-11-23' });
    await post(ada.table, { perceived: 1, expected: 4 }, { id: asked });
    const after = await held(ada);
    expect(after.cases).toMatchObject([{ id: one?.id, history: [{ did: 'opened' }, { did: 'reopened' }] }]);
    expect(after.cases[0]?.closedOn).toBeUndefined();
    expect(after.openCases).toEqual([one?.id]);
    expect(after.vouchers).toHaveLength(1);
  });

  it('of somebody who was erased meanwhile leaves nothing behind', async () => {
    const ada = await aTableWithAda();
    await ada.table.remove({ pk: 'C#C1', sk: 'PROFILE' });
    await expect(post(ada.table, happy)).rejects.toThrow('could not be stored');
    expect([...ada.table.items()].filter(({ type }) => type === 'ANSWER' || type === 'CASE')).toEqual([]);
  });
});

describe('> 10 answers an hour', () => {
  it('takes ten, refuses the eleventh, and takes one again an hour after the first', async () => {
    const ada = await aTableWithAda();
    const answer = (perceived: number) => post(ada.table, { perceived, expected: 1 }, { clock: ada.clock });
    for (let n = 0; n < 10; n++) {
      expect((await answer((n % 5) + 1)).kind).toBe('stored');
      ada.clock.at += 60_000;
    }
    expect((await answer(3)).kind).toBe('too-many');
    expect((await held(ada)).answers[0]?.perceived).toBe(5);
    ada.clock.at += HOUR - 9 * 60_000;
    expect((await answer(3)).kind).toBe('stored');
    expect((await held(ada)).answers[0]).toMatchObject({ perceived: 3 });
  });
});

describe('ten who post to one invitation at once', () => {
  it('are all told that theirs arrived; one answer stands, with one case and one voucher', async () => {
    const ada = await aTableWithAda();
    const replies = Array.from({ length: 7 }, (_, n): Reply => ({ perceived: 1, expected: 5, comment: `no ${n}` }));
    const told = await Promise.all(replies.map((reply) => post(ada.table, reply)));
    expect(told.map(({ kind }) => kind)).toEqual(replies.map(() => 'stored'));
    const { answers, cases, vouchers, openCases } = await held(ada);
    expect([answers.length, cases.length, vouchers.length, openCases.length]).toEqual([1, 1, 1, 1]);
  });
});

/** How many calls one post makes. */
async function callsOfOnePost(reply: Reply): Promise<number> {
  const ada = await aTableWithAda();
  const calls = callsOf();
  await post(faultyTable(ada.table, calls), reply);
  return calls.names.length;
}

async function postUnder(ada: Ada, reply: Reply, call: number, kind: FaultKind): Promise<'acknowledged' | 'failed' | 'crashed'> {
  const calls = callsOf({ faults: [{ call, kind }] });
  const told = post(faultyTable(ada.table, calls), reply).then(
    () => 'acknowledged' as const,
    () => 'failed' as const,
  );
  return await Promise.race([told, calls.crashed]);
}

describe.each([
  ['dissatisfied', content],
  ['satisfied', happy],
] as const)('a %s answer meets a fault at every await', (_name, reply) => {
  it.each(faultKinds)('%s: whatever was acknowledged stands, whole and once; the person tries again', async (kind) => {
    const count = await callsOfOnePost(reply);
    expect(count).toBeGreaterThan(1);
    for (let call = 1; call <= count; call++) {
      const ada = await aTableWithAda();
      const first = await postUnder(ada, reply, call, kind);
      const half = await held(ada);
      if (first === 'acknowledged') expect(half.answers).toMatchObject([reply]);
      // All of it or nothing: never an answer whose case is missing.
      if (reply === content) expect(half.cases).toHaveLength(half.answers.length);
      if (first !== 'acknowledged') expect((await post(ada.table, reply)).kind).toBe('stored');
      const { answers, cases, vouchers, openCases } = await held(ada);
      expect(answers).toMatchObject([reply]);
      const one = reply === content ? 1 : 0;
      expect([cases.length, vouchers.length, openCases.length]).toEqual([one, one, one]);
    }
  });
});

describe('a thousand answers under faults at random awaits', () => {
  it('are each readable exactly once where they were acknowledged', async () => {
    const { found, acknowledged, cases, vouchers } = await answersUnderFaults({ customers: 100, each: 10 });
    expect(acknowledged.size).toBe(1000);
    expect(found).toEqual(acknowledged);
    expect(vouchers).toBe(cases);
    expect(cases).toBeGreaterThan(300);
  });
});

it('whoever waits for twenty people already gets no twenty-first case, and is heard all the same', async () => {
  const ada = await aTableWithAda();
  for (let n = 0; n < 25; n++) expect((await post(ada.table, content, { id: invitation(`O${n}`) })).kind).toBe('stored');
  const { answers, cases, openCases } = await held(ada);
  expect([answers.length, cases.length, openCases.length]).toEqual([25, 20, 20]);
});
