import { describe, expect, it } from 'vitest';
import { deriveFacts } from '../../../domain/facts/derive-facts.ts';
import { aCustomerState } from '../../support/builders.ts';
import { FakeState } from '../../support/fake-records.ts';
import { anImportContext, importText } from '../../support/import-text.ts';

const people = async (...ids: readonly string[]) => {
  const state = new FakeState();
  await importText(state, 'customers', `customer_id\n${ids.join('\n')}\n`);
  return state;
};

const asset = (state: FakeState, customer: string, id: string) => {
  const record = state.stored.get(`${customer}\nASSET\n${id}`)?.record;
  if (record?.type !== 'ASSET') throw new Error('no such product');
  return record.body;
};
const supply = (state: FakeState, customer: string, id: string) => {
  const record = state.stored.get(`${customer}\nSUPPLY\n${id}`)?.record;
  if (record?.type !== 'SUPPLY') throw new Error('no such delivery');
  return record.body;
};

describe('care 1: > year-only date → no birthday', () => {
  const bought = async (...days: readonly string[]) => {
    const state = await people('C1');
    for (const day of days) await importText(state, 'assets', `asset_id,customer_id,model,purchased_on\nA1,C1,WM,${day}\n`);
    return asset(state, 'C1', 'A1');
  };

  it('the product is on record with its year, and no day comes round', async () => {
    const product = await bought('2023');
    expect(product).toMatchObject({ model: 'WM', purchasedIn: '2023' });
    expect(deriveFacts(aCustomerState({ assets: [product] }), '2026-11-21').map(({ kind }) => kind)).not.toContain('asset.purchased');
  });

  it.each([
    ['the day, once a file names it', ['2023', '2023-05-06'], { purchasedOn: '2023-05-06' }],
    ['the day, where a file says its year again', ['2023-05-06', '2023'], { purchasedOn: '2023-05-06' }],
    ['the other year, where a file says so', ['2023-05-06', '2022'], { purchasedIn: '2022' }],
    ['what was known, where a file leaves it blank', ['2023', ''], { purchasedIn: '2023' }],
  ])('it has %s', async (_what, days, left) => {
    const { purchasedOn, purchasedIn } = await bought(...days);
    expect({ purchasedOn, purchasedIn }).toEqual({ purchasedOn: undefined, purchasedIn: undefined, ...left });
  });
});

describe('care 4: one product, two owners at once', () => {
  const header = 'asset_id,customer_id,purchased_on\n';

  it.each([
    ['in the order of their purchases', ['A1,C1,2023-01-01\n', 'A1,C2,2025-03-02\n']],
    ['the later one first', ['A1,C2,2025-03-02\n', 'A1,C1,2023-01-01\n']],
  ])('> the latest wins and the conflict is on record, told %s, however often the files come', async (_how, files) => {
    const state = await people('C1', 'C2');
    for (const file of [...files, ...files]) await importText(state, 'assets', header + file);
    expect(asset(state, 'C1', 'A1')).toMatchObject({ status: 'active', supersededOn: '2025-03-02' });
    expect(asset(state, 'C2', 'A1')).not.toHaveProperty('supersededOn');
  });

  it('of several the next one’s purchase counts', async () => {
    const state = await people('C1', 'C2', 'C3');
    await importText(state, 'assets', `${header}A1,C3,2026-01-01\nA1,C1,2023-01-01\nA1,C2,2025-03-02\n`);
    expect([1, 2, 3].map((n) => asset(state, `C${n}`, 'A1').supersededOn)).toEqual(['2025-03-02', '2026-01-01', undefined]);
  });

  it('nobody is later without a day, and on one day nobody is', async () => {
    const state = await people('C1', 'C2', 'C3');
    await importText(state, 'assets', `${header}A1,C1,2023-01-01\nA1,C2,\nA1,C3,2023-01-01\n`);
    for (const customer of ['C1', 'C2', 'C3']) expect(asset(state, customer, 'A1')).not.toHaveProperty('supersededOn');
  });
});

describe('care 19: all owners of the model', () => {
  const recall = 'recall_id,model,serial_from,serial_to,reason,safety,starts_on\nR1,WM,0100,0199,door,yes,2026-12-01\n';
  const header = 'asset_id,customer_id,model,serial\n';

  it('> are told, also those whose product is registered after the recall was announced', async () => {
    const state = await people('C1');
    await importText(state, 'recalls', recall);
    await importText(
      state,
      'assets',
      `${header}A1,C1,WM,0100\nA2,C1,WM,0199\nA3,C1,WM,0200\nA4,C1,WM,0099\nA5,C1,TV,0150\nA6,C1,WM,\nA7,C1,WM,01500\n`,
    );
    for (const id of ['A1', 'A2']) expect(state.one('C1', 'RECALL', `R1#${id}`)).toMatchObject({ reason: 'door', assetId: id });
    expect(state.count('RECALL')).toBe(2);
  });

  describe('registered after the recall began', () => {
    const at = (time: string) => ({ context: anImportContext(Date.parse(time)) });
    const [bought, soon, later] = [`${header}A1,C1,WM,0100\n`, at('2027-01-10T12:00:00Z'), at('2027-01-20T12:00:00Z')];
    const startOf = (state: FakeState) => {
      const record = state.one('C1', 'RECALL', 'R1#A1');
      return record !== undefined && 'startsOn' in record ? record.startsOn : undefined;
    };

    it('> its owner is told too: from the next day that is still ahead, which no later file moves', async () => {
      const state = await people('C1');
      await importText(state, 'recalls', recall);
      await importText(state, 'assets', bought, soon);
      expect(startOf(state)).toBe('2027-01-11');
      await importText(state, 'recalls', recall, later);
      await importText(state, 'assets', `${header}A1,C1,WM,0101\n`, later);
      expect(startOf(state)).toBe('2027-01-11');
    });

    it('of one that was over when a file first told of it nobody is told anew', async () => {
      const state = await people('C1');
      await importText(state, 'recalls', recall, soon);
      await importText(state, 'assets', bought, later);
      expect(startOf(state)).toBe('2026-12-01');
    });

    it('a start that is moved while it lies ahead moves for every piece', async () => {
      const state = await people('C1');
      await importText(state, 'assets', bought);
      await importText(state, 'recalls', recall);
      await importText(state, 'recalls', recall.replace('2026-12-01', '2026-11-25'));
      expect(startOf(state)).toBe('2026-11-25');
    });
  });

  it('lands on a piece whose serial becomes known later', async () => {
    const state = await people('C1');
    await importText(state, 'recalls', recall);
    await importText(state, 'assets', `${header}A1,C1,WM,\n`);
    expect(state.count('RECALL')).toBe(0);
    await importText(state, 'assets', `${header}A1,C1,,0150\n`);
    expect(state.count('RECALL')).toBe(1);
  });
});

describe('care 81: payer, buyer and user are separate', () => {
  const header = 'supply_id,customer_id,sku,delivered_on,quantity,heads,use_per_head_per_day,due_on,payer_id\n';

  it('> usage tips → user, receipts → payer; neither record names the other', async () => {
    const state = await people('C1', 'C2');
    const { report } = await importText(state, 'supplies', `${header}S1,C1,rice,2026-11-01,30,4,0.25,2026-11-24,C2\n`);
    expect(report).toMatchObject({ created: 1, rejected: 0 });
    const [used, paid] = [supply(state, 'C1', 'S1'), supply(state, 'C2', 'S1')];
    const kinds = (supplies: readonly (typeof used)[]) =>
      deriveFacts({ ...aCustomerState(), supplies }, '2026-11-21')
        .map(({ kind }) => kind)
        .filter((kind) => kind.startsWith('supply.'));
    expect(kinds([used])).toEqual(['supply.runs-out']);
    expect(kinds([paid])).toEqual(['supply.collect-on']);
    expect(JSON.stringify(used)).not.toContain('C2');
    expect(JSON.stringify(paid)).not.toContain('C1');
    expect((await importText(state, 'supplies', `${header}S1,C1,rice,2026-11-01,30,4,0.25,2026-11-24,C2\n`)).report.unchanged).toBe(1);
  });

  it('a payer that nobody knows is rejected, and nothing of the row is taken', async () => {
    const state = await people('C1');
    const { rejects } = await importText(state, 'supplies', `${header}S1,C1,rice,2026-11-01,30,4,0.25,2026-11-24,C9\n`);
    expect(rejects).toEqual([{ line: 2, column: 'payer_id', value: 'C9', reason: 'unknown-customer' }]);
    expect(state.count('SUPPLY')).toBe(0);
  });

  it('a user that nobody knows is rejected, and the payer owes nothing', async () => {
    const state = await people('C2');
    const { rejects } = await importText(state, 'supplies', `${header}S1,C9,rice,2026-11-01,30,4,0.25,2026-11-24,C2\n`);
    expect(rejects).toEqual([{ line: 2, column: 'customer_id', value: 'C9', reason: 'unknown-customer' }]);
    expect(state.count('SUPPLY')).toBe(0);
  });

  it('> a blank leaves what stands: what was paid is not asked for again when its delivery comes in once more', async () => {
    const state = await people('C1', 'C2');
    const delivery = `${header}S1,C1,rice,2026-11-01,30,4,0.25,2026-11-24,\n`;
    await importText(state, 'supplies', delivery);
    await importText(state, 'supplies', 'supply_id,customer_id,sku,delivered_on,quantity,paid_on\nS1,C1,rice,2026-11-01,30,2026-11-20\n');
    expect(supply(state, 'C1', 'S1')).toMatchObject({ heads: 4, usePerHeadPerDay: '0.25', dueOn: '2026-11-24', paidOn: '2026-11-20' });
    expect((await importText(state, 'supplies', delivery)).report.unchanged).toBe(1);
    expect(supply(state, 'C1', 'S1').paidOn).toBe('2026-11-20');

    await importText(state, 'supplies', `${header}S1,C1,rice,2026-11-01,30,4,0.25,2026-11-24,C2\n`);
    const { dueOn, payday, paidOn } = supply(state, 'C1', 'S1');
    expect([dueOn, payday, paidOn]).toEqual([undefined, undefined, undefined]);
  });

  it('who pays for themselves is written to once', async () => {
    const state = await people('C1');
    await importText(state, 'supplies', `${header}S1,C1,rice,2026-11-01,30,4,0.25,2026-11-24,C1\n`);
    expect(supply(state, 'C1', 'S1')).toMatchObject({ dueOn: '2026-11-24' });
  });

  it('> user unknown is noted with the buyer; anything but yes and no is rejected', async () => {
    const state = await people('C1');
    const { rejects } = await importText(state, 'assets', 'asset_id,customer_id,user_known\nA1,C1,no\nA2,C1,yes\nA3,C1,\nA4,C1,perhaps\n');
    expect(rejects).toMatchObject([{ column: 'user_known', value: 'perhaps', reason: 'unknown-value' }]);
    expect(['A1', 'A2', 'A3'].map((id) => asset(state, 'C1', id).userUnknown)).toEqual([true, false, undefined]);
  });
});
