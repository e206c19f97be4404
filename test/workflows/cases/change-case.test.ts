import { describe, expect, it } from 'vitest';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import { assignCase, closeCase, noteOnCase, reopenCase } from '../../../domain/cases/case-moves.ts';
import { changeCase } from '../../../workflows/cases/change-case.ts';
import { escalateCases } from '../../../workflows/cases/escalate-cases.ts';
import { listCases, openByHand } from '../../../workflows/cases/list-cases.ts';
import type { CareEvent } from '../../../workflows/events.ts';
import { aTableWithAda, content, NOW, post } from '../../support/answering.ts';
import { callsOf, faultKinds, faultyTable } from '../../support/faulty-calls.ts';

async function aCase() {
  const ada = await aTableWithAda();
  await post(ada.table, content);
  const services = { ...ada.stores, clock: ada.clock };
  const [one] = (await ada.stores.states.load('C1', { consistent: true }))?.cases ?? [];
  if (one?.due === undefined) throw new Error('no case was opened');
  const events: CareEvent[] = [];
  const publish = async (event: CareEvent) => void events.push(event);
  return { ...ada, services, one, due: one.due, events, publish, place: { customer: 'C1', id: one.id, rev: 1, by: 'staff-1' } };
}

const openCases = async ({ stores }: Awaited<ReturnType<typeof aCase>>) => (await stores.gates.read('C1')).openCases ?? [];

describe('two who close a case at once', () => {
  it('one does, the other is told; the gate lets go once', async () => {
    const all = await aCase();
    const told = await Promise.all(
      ['staff-1', 'staff-2'].map((by) => changeCase(all.services, { ...all.place, by }, (one, act) => closeCase(one, act, `by ${by}`))),
    );
    expect(told.map(({ kind }) => kind).sort()).toEqual(['changed', 'conflict']);
    const loser = told.find(({ kind }) => kind === 'conflict');
    expect(loser).toMatchObject({ case: { history: [{ did: 'opened' }, { did: 'closed' }] }, rev: 2 });
    expect(await openCases(all)).toEqual([]);
  });
});

describe('the gate and its case', () => {
  it('go together at every await, whatever fails', async () => {
    for (const kind of faultKinds)
      for (let call = 1; call <= 3; call++) {
        const all = await aCase();
        const calls = callsOf({ faults: [{ call, kind }] });
        const faulty = { ...storesOn(faultyTable(all.table, calls), all.clock), clock: all.clock, library: all.stores.library };
        const told = changeCase(faulty, all.place, (one, act) => closeCase(one, act, 'Repaired')).then(
          ({ kind: end }) => end,
          () => 'failed',
        );
        await Promise.race([told, calls.crashed]);
        const [one] = (await all.stores.states.load('C1', { consistent: true }))?.cases ?? [];
        expect(await openCases(all), `${kind} at ${call}`).toEqual(one?.closedOn === undefined ? [all.one.id] : []);
      }
  });

  it('takes a case back that is opened again, and leaves it for a mere note', async () => {
    const all = await aCase();
    await changeCase(all.services, all.place, (one, act) => noteOnCase(one, act, 'Called, nobody there'));
    expect(await openCases(all)).toEqual([all.one.id]);
    await changeCase(all.services, { ...all.place, rev: 2 }, (one, act) => closeCase(one, act, 'Repaired'));
    expect(await openCases(all)).toEqual([]);
    await changeCase(all.services, { ...all.place, rev: 3 }, (one, act, settings) => reopenCase(one, act, 'Leaks again', settings));
    expect(await openCases(all)).toEqual([all.one.id]);
  });

  it('does not take another writer of the gate for a conflict', async () => {
    const all = await aCase();
    let races = 3;
    const gates = {
      ...all.stores.gates,
      read: async (customer: string) => {
        const gate = await all.stores.gates.read(customer);
        if (races-- > 0) {
          const { rev, ...open } = gate;
          await all.stores.gates.write(customer, { ...open, lessOften: races % 2 === 0 }, rev);
        }
        return gate;
      },
    };
    const told = await changeCase({ ...all.services, gates }, all.place, (one, act) => closeCase(one, act, 'Repaired'));
    expect(told.kind).toBe('changed');
  });
});

describe('a due time that comes near', () => {
  it('> warns its owner once, at three quarters of the staffed hours, and again for a due time that is set anew', async () => {
    const all = await aCase();
    const services = { ...all.services, events: { publish: all.publish } };
    const warnAt = (await all.stores.states.load('C1', { consistent: true }))?.cases[0]?.warnAt ?? 0;
    expect(warnAt).toBeLessThan(all.due);
    all.clock.at = warnAt - 1;
    expect(await escalateCases(services)).toEqual({ warned: 0, escalated: 0 });
    all.clock.at = warnAt;
    expect(await escalateCases(services)).toEqual({ warned: 1, escalated: 0 });
    expect(await escalateCases(services)).toEqual({ warned: 0, escalated: 0 });
    expect(all.events).toMatchObject([{ id: `${all.one.id}/${all.due}/soon`, type: 'case.due-soon', detail: { owner: 'care team' } }]);
    const due = warnAt + 8 * HOUR;
    await changeCase(all.services, { ...all.place, rev: 2 }, (one, act) => assignCase(one, act, { owner: 'Bob', due }));
    all.clock.at = warnAt + 6 * HOUR - 1;
    expect((await escalateCases(services)).warned).toBe(0);
    all.clock.at = warnAt + 6 * HOUR;
    expect((await escalateCases(services)).warned).toBe(1);
    expect(all.events.at(-1)).toMatchObject({ type: 'case.due-soon', detail: { owner: 'Bob', due } });
  });
});

describe('a missed due time', () => {
  it('> escalates to whoever answers for it, once, with one event', async () => {
    const all = await aCase();
    const services = { ...all.services, events: { publish: all.publish } };
    all.clock.at = all.due - 1;
    expect(await escalateCases(services)).toMatchObject({ escalated: 0 });
    all.clock.at = all.due;
    expect(await escalateCases(services)).toMatchObject({ escalated: 1 });
    all.clock.at = all.due + 5 * HOUR;
    expect(await escalateCases(services)).toMatchObject({ escalated: 0 });
    expect(all.events.filter(({ type }) => type === 'case.overdue')).toMatchObject([
      { id: `${all.one.id}/${all.due}`, type: 'case.overdue', detail: { owner: 'care team', escalatedTo: 'head of care' } },
    ]);
    const [one] = (await all.stores.states.load('C1', { consistent: true }))?.cases ?? [];
    expect(one).toMatchObject({ owner: 'head of care', escalatedFor: all.due });
  });

  it('is told again, under the same id, where the run died before the case said so', async () => {
    const all = await aCase();
    all.clock.at = all.due + 1;
    const dies = { ...all.stores.writes, commit: () => Promise.reject(new Error('down')) };
    const services = { ...all.services, events: { publish: all.publish } };
    await expect(escalateCases({ ...services, writes: dies })).rejects.toThrow('down');
    expect(await escalateCases(services)).toMatchObject({ escalated: 1 });
    expect(new Set(all.events.map(({ id }) => id)).size).toBe(1);
  });

  it('says nothing of addresses or of what was said', async () => {
    const all = await aCase();
    all.clock.at = all.due;
    await escalateCases({ ...all.services, events: { publish: all.publish } });
    expect(JSON.stringify(all.events)).not.toMatch(/example\.com|leaks|Ada|447700/i);
  });
});

describe('the list', () => {
  const selection = { limit: 50, closedFrom: '2026-08-24', today: '2026-11-25' } as const;

  it('shows open ones in the order in which they are due, and of the closed the share that was in time', async () => {
    const all = await aCase();
    all.clock.at = NOW + HOUR;
    const byHand = await openByHand(all.services, {
      customer: 'C1',
      kind: 'complaint',
      about: 'Rude on the phone',
      id: 'M1',
      by: 'staff-1',
    });
    expect(byHand).toMatchObject({ id: 'M1', kind: 'complaint' });
    expect(await openCases(all)).toEqual([all.one.id, 'M1']);
    const open = await listCases(all.services, { ...selection, state: 'open' });
    expect(open.items.map(({ case: { id } }) => id).sort()).toEqual([all.one.id, 'M1'].sort());
    expect(open.figures).toMatchObject({ open: 2, overdue: 0, inTime: null });
    await changeCase(all.services, all.place, (one, act) => closeCase(one, act, 'Repaired'));
    const closed = await listCases(all.services, { ...selection, state: 'closed' });
    expect(closed.items).toMatchObject([{ customer: { id: 'C1' }, case: { id: all.one.id } }]);
    expect(closed.figures.inTime).toMatchObject({ value: 1, n: 1 });
  });

  it('opens none for somebody who is not known', async () => {
    const all = await aCase();
    expect(await openByHand(all.services, { customer: 'nobody', kind: 'repair', about: 'x', id: 'M1', by: 'staff-1' })).toBe('unknown');
  });
});
