import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../domain/calendar/calendar-date.ts';
import { closeCase } from '../../../domain/cases/case-moves.ts';
import { deriveFacts } from '../../../domain/facts/derive-facts.ts';
import { mergePromise } from '../../../domain/promises/promise.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { changeCase } from '../../../workflows/cases/change-case.ts';
import { escalateCases } from '../../../workflows/cases/escalate-cases.ts';
import { openByHand } from '../../../workflows/cases/list-cases.ts';
import { oweApologies } from '../../../workflows/cases/owe-apologies.ts';
import type { CareEvent } from '../../../workflows/events.ts';
import { watchPromises } from '../../../workflows/promises/watch-promises.ts';
import { aTableWithAda } from '../../support/answering.ts';

/** Ada, on a Wednesday at ten, and what happens as the clock is moved. */
async function withAda() {
  const { stores, clock } = await aTableWithAda();
  const start = clock.now();
  const at = { now: start };
  const moving = { now: () => at.now };
  const events: CareEvent[] = [];
  const services = { ...stores, clock: moving, events: { publish: async (event: CareEvent) => void events.push(event) } };
  const state = async () => {
    const found = await stores.states.load('C1', { consistent: true });
    if (found === undefined) throw new Error('no Ada');
    return found;
  };
  const promise = (hours: number, keptAt?: number) =>
    stores.records.write(
      [
        {
          customer: 'C1',
          record: {
            type: 'PROMISE',
            body: mergePromise(
              undefined,
              { id: 'P1', kind: 'time', text: 'The engineer comes', dueAt: start + hours * HOUR, keptAt },
              start,
              75,
            ),
          },
          expectedRev: 0,
        },
      ],
      'live',
    );
  const facts = async (kind: string) => deriveFacts(await state(), '2026-11-25').filter((fact) => fact.kind === kind);
  return { stores, services, at, start, events, state, promise, facts };
}

describe('> promises are warned of at 75 % and apologised for when broken (care 25)', () => {
  it('each once, however often the watch runs', async () => {
    const { services, at, start, events, state, promise, stores } = await withAda();
    await promise(100);
    at.now = start + 75 * HOUR - 1;
    expect(await watchPromises(services)).toEqual({ warned: 0, broken: 0 });
    at.now = start + 75 * HOUR;
    expect(await watchPromises(services)).toEqual({ warned: 1, broken: 0 });
    expect(await watchPromises(services)).toEqual({ warned: 0, broken: 0 });
    at.now = start + 100 * HOUR;
    expect(await watchPromises(services)).toEqual({ warned: 0, broken: 0 });
    at.now = start + 100 * HOUR + 1;
    expect(await watchPromises(services)).toEqual({ warned: 0, broken: 1 });
    expect(await watchPromises(services)).toEqual({ warned: 0, broken: 0 });
    expect(events.map(({ type }) => type)).toEqual(['promise.due-soon', 'promise.broken']);
    const { cases } = await state();
    expect(cases).toMatchObject([{ kind: 'promise', about: 'The engineer comes', owner: 'care team' }]);
    expect((await stores.gates.read('C1')).openCases).toEqual([cases[0]?.id]);
  });

  it('the apology is due by the hours of the customer’s branch (care 24)', async () => {
    const { services, at, start, state, promise, stores } = await withAda();
    const { customer } = await state();
    const profile = { type: 'PROFILE', body: { ...customer, attributes: { branch: 'night' } } } as const;
    await stores.records.write([{ customer: 'C1', record: profile, expectedRev: 1 }], 'live');
    await promise(1);
    at.now = start + 2 * HOUR;
    const night = { id: 'night', staffedHours: 'Mon-Sun 00:00-23:59', timeZone: 'UTC', closedDays: [] };
    const library = { ...services.library, settings: async () => ({ ...defaultSettings, branches: [night] }) };
    expect(await watchPromises({ ...services, library })).toEqual({ warned: 0, broken: 1 });
    expect((await state()).cases).toMatchObject([{ kind: 'promise', due: at.now + defaultSettings.cases.dueHours * HOUR }]);
  });

  it('not at all where it was kept', async () => {
    const { services, at, start, events, promise, facts } = await withAda();
    await promise(100, start);
    at.now = start + 200 * HOUR;
    expect(await watchPromises(services)).toEqual({ warned: 0, broken: 0 });
    expect(events).toEqual([]);
    expect(await facts('promise.due')).toEqual([]);
  });

  it('and the customer hears on the day after', async () => {
    const { promise, facts } = await withAda();
    await promise(100);
    expect(await facts('promise.due')).toMatchObject([{ subject: 'P1', values: { promised: 'The engineer comes', kept: false } }]);
  });
});

describe('> a word at 100 % of the announced wait, an apology at 150 % (care 26)', () => {
  it('of staffed time, and neither once the case is closed', async () => {
    const { services, at, start, facts, state } = await withAda();
    await openByHand(services, { customer: 'C1', kind: 'complaint', about: 'It leaks', id: 'K1', by: 'staff-1' });
    const [{ due = 0 } = {}] = (await state()).cases;
    at.now = due;
    await escalateCases(services);
    await oweApologies(services);
    expect(await facts('case.late')).toMatchObject([{ subject: 'K1' }]);
    expect(await facts('case.well-overdue')).toEqual([]);
    at.now = due + 30 * HOUR;
    expect(await oweApologies(services)).toEqual({ apologies: 1 });
    expect(await oweApologies(services)).toEqual({ apologies: 0 });
    expect(await facts('case.well-overdue')).toMatchObject([{ subject: 'K1' }]);
    const [one] = (await state()).cases;
    const rev = (await services.records.read([{ customer: 'C1', type: 'CASE', id: 'K1' }]))[0]?.rev ?? 0;
    await changeCase(services, { customer: 'C1', id: one?.id ?? '', rev, by: 'staff-1' }, (open, act) => closeCase(open, act, 'Mended'));
    expect(await facts('case.late')).toEqual([]);
    expect(await facts('case.well-overdue')).toEqual([]);
    expect(start).toBeLessThan(due + DAY);
  });
});
