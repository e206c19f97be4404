import { expect, it } from 'vitest';
import { dynamoConsentProofs } from '../../../adapters/dynamo/dynamo-consent-proofs.ts';
import { dynamoGates } from '../../../adapters/dynamo/dynamo-gates.ts';
import { dynamoManyGates } from '../../../adapters/dynamo/dynamo-many-gates.ts';
import { dynamoTombstones } from '../../../adapters/dynamo/dynamo-tombstones.ts';
import { openKeyedHash } from '../../../adapters/erasure/keyed-hash.ts';
import { verifyLedger, withProof } from '../../../domain/consent/consent-ledger.ts';
import { type Contact, newContact } from '../../../domain/contact.ts';
import { aContact } from '../builders.ts';
import type { FreshTable } from './fresh-table.ts';

export function gatesContract(create: FreshTable): void {
  const open = ({ rev: _rev, ...contact }: Contact) => contact;

  it('a customer without a gate has a new one, at revision 0', async () => {
    expect(await dynamoGates(await create()).read('C1')).toEqual(newContact);
  });

  it('what is written is read back at the next revision', async () => {
    const gates = dynamoGates(await create());
    const contact = aContact({
      email: { consent: 'withdrawn', suppressed: 'soft', softBounces: 2 },
      pausedUntil: '2026-12-01',
      lessOften: true,
      withoutCampaigns: ['win-back'],
      openCases: ['K1'],
      capDays: { '2026-11-21': 1 },
      surveyedOn: '2026-10-01',
      inFlight: {
        'product-birthday/card/A1/3': { n: 1, lease: 1795255330123, due: 1795255200000, class: 'marketing', capDay: '2026-11-21' },
        'recall-notice/day0/A1/2026-11-01/email': { n: 2, lease: 1795255330123, due: 0, class: 'safety' },
      },
    });
    expect(await gates.write('C1', open(contact), 0)).toBe(true);
    expect(await gates.read('C1')).toEqual({ ...contact, rev: 1 });
    expect(await gates.read('C2')).toEqual(newContact);
  });

  it('a write on a revision that has passed changes nothing', async () => {
    const gates = dynamoGates(await create());
    await gates.write('C1', open(aContact()), 0);
    await gates.write('C1', open(aContact({ lessOften: true })), 1);
    for (const stale of [0, 1, 3]) expect(await gates.write('C1', open(aContact({ erased: true })), stale)).toBe(false);
    expect(await gates.read('C1')).toEqual(aContact({ lessOften: true, rev: 2 }));
  });

  it('of many writers that read the same revision, one wins each', async () => {
    const gates = dynamoGates(await create());
    const wins = Array.from({ length: 8 }, () => 0);
    const worker = async (_: unknown, by: number) => {
      for (let round = 0; round < 4; ) {
        const { rev, ...gate } = await gates.read('C1');
        if (await gates.write('C1', { ...gate, openCases: [...(gate.openCases ?? []), `${by}-${round}`] }, rev)) {
          wins[by] = (wins[by] ?? 0) + 1;
          round++;
        }
      }
    };
    await Promise.all(wins.map(worker));
    const end = await gates.read('C1');
    expect(end.rev).toBe(32);
    expect(new Set(end.openCases).size).toBe(32);
    expect(wins).toEqual(wins.map(() => 4));
  });

  const given = (customer: string) => {
    const proof = { at: 1, source: 'import', by: 'import', wording: 'import/1', change: { email: 'yes' } } as const;
    const { gate: next, entry } = withProof(customer, open(newContact), proof);
    return { customer, next, expectedRev: 0, proof: entry };
  };

  it('> Of many at once each stands for itself: one that was erased or has moved keeps none of the others back, and each has its proof', async () => {
    const table = await create();
    const [many, gates] = [dynamoManyGates(table), dynamoGates(table)];
    const ids = Array.from({ length: 70 }, (_, n) => `C${n}`);
    await gates.write('C3', open(aContact({ lessOften: true })), 0);
    await dynamoTombstones(table, openKeyedHash).bury([{ kind: 'id', value: 'C5' }], 1);
    const read = await many.read(ids);
    expect(read.get('C0')).toEqual(newContact);
    expect(read.get('C3')).toEqual(aContact({ lessOften: true, rev: 1 }));
    expect(read.get('C5')).toEqual({ ...newContact, erased: true });

    const written = await many.write(ids.map(given));
    expect(ids.filter((_, n) => written[n] !== true)).toEqual(['C3', 'C5']);
    const after = await many.read(ids);
    for (const id of ids.filter((each) => !['C3', 'C5'].includes(each))) {
      expect(after.get(id)).toMatchObject({ email: { consent: 'yes' }, rev: 1 });
      const proofs = await dynamoConsentProofs(table).of(id);
      expect(proofs).toHaveLength(1);
      expect(verifyLedger(id, proofs, after.get(id)?.ledger)).toEqual({ kind: 'whole' });
    }
    expect(await many.write(ids.slice(0, 3).map(given))).toEqual([false, false, false]);
    expect(await many.write([])).toEqual([]);
  });
}
