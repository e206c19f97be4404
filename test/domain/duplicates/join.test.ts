import { describe, expect, it } from 'vitest';
import { caseIdFor } from '../../../domain/cases/case-moves.ts';
import { coveredMessages } from '../../../domain/duplicates/carried-messages.ts';
import { joinGates } from '../../../domain/duplicates/join-gates.ts';
import { comparedFields, joinProfiles } from '../../../domain/duplicates/join-profiles.ts';
import { renamedCases } from '../../../domain/duplicates/renamed-cases.ts';
import { messageKey } from '../../../domain/occasion.ts';
import { joinRecords } from '../../../workflows/duplicates/join-records.ts';
import { aContact, aCustomer, aCustomerState, aFact, aMessage, anAsset } from '../../support/builders.ts';

const { rev: _, ...open } = aContact();
const kept = aCustomer();
const other = aCustomer({ id: 'C2', email: 'b@example.com' });

describe('consents of two records', () => {
  const joined = (a: object, b: object, profile = kept) =>
    joinGates({ gate: { ...open, ...a }, customer: kept }, { gate: { ...open, ...b }, customer: other }, profile);

  it.each([
    ['yes', 'withdrawn', 'withdrawn'],
    ['withdrawn', 'yes', undefined],
    ['unknown', 'no', 'no'],
    ['no', 'unknown', undefined],
    // A file of both would else raise it again each night.
    ['yes', 'no', 'withdrawn'],
    ['no', 'yes', 'withdrawn'],
    // Given for an address that nobody writes to any more.
    ['unknown', 'yes', undefined],
    ['yes', 'unknown', undefined],
  ] as const)('> a no in either is a no: %s and %s by mail become %s', (a, b, change) => {
    expect(joined({ email: { consent: a } }, { email: { consent: b } }).change.email).toBe(change);
  });

  it('a yes goes with the address that it was given for, and so does what the address suffers from', () => {
    const other = { email: { consent: 'yes', suppressed: 'hard' } } as const;
    const { gate, change } = joined({ email: { consent: 'unknown' } }, other, { ...kept, email: 'B@example.com ' });
    expect([change.email, gate.email.suppressed]).toEqual(['yes', 'hard']);
    expect(joined({}, other).gate.email.suppressed).toBeUndefined();
  });

  it('everything that holds back holds on, and caps count what both were sent', () => {
    const a = { capDays: { '2026-11-20': 1 }, pausedUntil: '2026-12-01', withoutCampaigns: ['x'], openCases: ['K1'] };
    const b = {
      capDays: { '2026-11-20': 1, '2026-11-21': 2 },
      pausedUntil: '2026-12-24',
      withoutCampaigns: ['y'],
      openCases: ['K2'],
      lessOften: true,
    };
    const { gate, change } = joined(a, { ...b, surveyedOn: '2026-11-01', inFlight: {} });
    expect(gate).toMatchObject({ capDays: { '2026-11-20': 2, '2026-11-21': 2 }, openCases: ['K1', 'K2'], surveyedOn: '2026-11-01' });
    expect(change).toMatchObject({ pausedUntil: '2026-12-24', withoutCampaigns: ['x', 'y'], lessOften: true });
  });
});

describe('profiles', () => {
  const b = aCustomer({ id: 'C2', name: 'A. Byron', joinedOn: '2020-01-01', credit: 'bad', householdId: 'H1', attributes: { plan: 'a' } });
  it('the kept one’s word holds, what it lacks comes from the other, the earlier beginning and the worse credit win', () => {
    const joined = joinProfiles(kept, b, {});
    expect(joined).toEqual({ ...kept, joinedOn: '2020-01-01', credit: 'bad', householdId: 'H1', attributes: { plan: 'a' } });
    expect(joinProfiles(joined, b, {})).toEqual(joined);
  });

  it('staff choose where both say something, and there alone', () => {
    expect(joinProfiles(kept, b, { name: 'other', householdId: 'kept' })).toMatchObject({ name: 'A. Byron', householdId: 'H1' });
    const conflicts = comparedFields(kept, b).filter(({ conflict }) => conflict);
    expect(conflicts.map(({ field }) => field)).toEqual(['name', 'joinedOn', 'credit']);
  });
});

describe('messages of the other', () => {
  const sent = (campaign: string, occurrence: string, more = {}) =>
    aMessage({ campaign, subject: 'C2', key: messageKey({ campaign, step: 'card', subject: 'C2', occurrence }), ...more });
  const covered = (messages: ReturnType<typeof sent>[], joined = kept, more = {}) =>
    coveredMessages(
      { kept: [], other: messages },
      {
        kept,
        joined,
        other: 'C2',
        renamed: new Map(),
        facts: [],
        campaigns: [
          { id: 'birthday', fact: 'customer.born' },
          { id: 'win-back', fact: 'customer.silent' },
        ],
        ...more,
      },
    ).map(({ key, state }) => `${key} ${state}`);

  it('> are not sent again: about a product they stay as they are, about the person they count under the kept id', () => {
    expect(covered([aMessage()])).toEqual([]);
    expect(covered([sent('renewal', '2026-11-21')])).toEqual(['renewal/card/C1/2026-11-21 covered']);
    expect(covered([sent('renewal', '2026-11-21', { state: 'skipped', reason: 'capped' })])).toEqual([]);
  });

  it('a birthday that was counted from another year is this year’s all the same', () => {
    expect(covered([sent('birthday', '45')], { ...kept, bornOn: '1980-12-10' })).toEqual([
      'birthday/card/C1/45 covered',
      'birthday/card/C1/46 covered',
    ]);
  });

  it('what follows from the last order is not said again though its day moves', () => {
    const facts = [aFact({ kind: 'customer.silent', subject: 'C1', date: '2026-11-25', repeats: 'never' })];
    const orderedOn = (lastOrderOn: string) => covered([sent('win-back', '2026-11-21')], kept, { facts, lastOrderOn });
    expect(orderedOn('2026-06-01')).toContain('win-back/card/C1/2026-11-25 covered');
    expect(orderedOn('2026-11-22')).toEqual(['win-back/card/C1/2026-11-21 covered']);
  });
});

it('a case that is named by whose it is gets the name that its cause gives it now, so that it is not opened twice', () => {
  const promise = { id: 'P1', kind: 'time', text: 'x', madeAt: 1, dueAt: 9, warnAt: 7, moved: [{ at: 2, dueAt: 5 }] } as const;
  const id = caseIdFor('C2', 'promise#P1#5');
  const state = aCustomerState({ customer: other, promises: [promise], cases: [{ id, kind: 'promise', openedOn: '2026-11-20' }] });
  expect(renamedCases(state, [], 'C1')).toEqual(new Map([[id, caseIdFor('C1', 'promise#P1#5')]]));
});

it('a product that both were noted as owners of is superseded by nobody, and a recall that one acknowledged is', () => {
  const asset = joinRecords(
    { type: 'ASSET', body: anAsset({ supersededOn: '2026-01-01', name: undefined }) },
    { type: 'ASSET', body: anAsset() },
  );
  expect(asset.body).toEqual(anAsset());
  const recall = { id: 'R1', assetId: 'A1', reason: 'hot', safety: true, startsOn: '2026-01-02' };
  const both = joinRecords({ type: 'RECALL', body: recall }, { type: 'RECALL', body: { ...recall, acknowledgedOn: '2026-01-05' } });
  expect(both.body).toMatchObject({ acknowledgedOn: '2026-01-05' });
});
