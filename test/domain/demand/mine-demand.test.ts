import { describe, expect, it } from 'vitest';
import { LEAST_REPORTERS, mineDemand, type Report } from '../../../domain/demand/mine-demand.ts';
import { reportsOf } from '../../../domain/demand/reports-of.ts';
import { aCustomer, aCustomerState, anAsset } from '../../support/builders.ts';

const says = (customer: string, text = 'I wash potatoes in it', differences: Partial<Report> = {}): Report => ({
  customer,
  model: 'WM-7',
  text,
  on: '2026-11-01',
  ...differences,
});
const five = ['C1', 'C2', 'C3', 'C4', 'C5'];

describe('care 31: what many customers make of a model', () => {
  it('> at least 5 customers report the same: an idea; four are too few', () => {
    expect(LEAST_REPORTERS).toBe(5);
    expect(
      mineDemand(
        five.map((one) => says(one)),
        [],
      ),
    ).toEqual([{ model: 'WM-7', text: 'I wash potatoes in it', customers: five, since: '2026-11-01' }]);
    expect(
      mineDemand(
        five.slice(1).map((one) => says(one)),
        [],
      ),
    ).toEqual([]);
  });

  it('> near-duplicate texts of one customer count once', () => {
    const often = [
      'I wash potatoes in it',
      'i wash potatoes in it!!',
      'I WASH potatoes in it…',
      'wash potatoes in it',
      'I wash potato in it',
    ];
    expect(
      mineDemand(
        often.map((text) => says('C1', text)),
        [],
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'in other words and order',
      ['I wash potatoes in it', 'washing potatoes in it', 'In it I wash potatoes', 'I wash my potatoes in it', 'We wash potatoes in it'],
    ],
    ['in Chinese', ['用来洗土豆', '我用它来洗土豆', '常用来洗土豆', '平时用来洗土豆', '用来洗土豆！']],
  ])('takes what is said alike %s for the same', (_how, texts) => {
    expect(
      mineDemand(
        texts.map((text, n) => says(`C${n}`, text)),
        [],
      )[0]?.customers,
    ).toHaveLength(5);
  });

  it('keeps another fault, and another model, apart', () => {
    const mixed = [
      ...five.slice(1).map((one) => says(one)),
      says('C1', 'The door rattles when it spins'),
      says('C6', undefined, { model: 'WM-8' }),
    ];
    expect(mineDemand(mixed, [])).toEqual([]);
  });

  it('> unlisted: what the company knows already is none, however it is written', () => {
    expect(
      mineDemand(
        five.map((one) => says(one, 'E21')),
        ['e-21'],
      ),
    ).toEqual([]);
    expect(
      mineDemand(
        five.map((one) => says(one, 'E21')),
        ['E22'],
      ),
    ).toHaveLength(1);
  });

  it('tells codes that differ by one digit apart', () => {
    expect(
      mineDemand(
        five.map((one, n) => says(one, n % 2 === 0 ? 'E21' : 'E22')),
        [],
        3,
      ),
    ).toMatchObject([{ text: 'E21', customers: ['C1', 'C3', 'C5'] }]);
  });

  it('a text without a letter says nothing', () => {
    expect(
      mineDemand(
        five.map((one) => says(one, '…?!')),
        [],
      ),
    ).toEqual([]);
  });
});

it('care 31: faults, complaints and dissatisfied words are reports; an unknown fault, a satisfied word and a product without model are none', () => {
  const visit = { id: 'V1', assetId: 'A1', at: 1, day: '2026-11-02', kind: 'repair' };
  const answer = { id: 'Q', campaign: 'satisfaction-survey', at: 1, day: '2026-11-04', product: 'SKU', comment: 'too loud' };
  const state = aCustomerState({
    customer: aCustomer({ id: 'C1' }),
    assets: [anAsset({ id: 'A1', model: 'WM-7' }), anAsset({ id: 'A2', model: undefined })],
    serviceVisits: [
      { ...visit, fault: 'E21' },
      { ...visit, id: 'V2', fault: '?' },
      { ...visit, id: 'V3', assetId: 'A2', fault: 'E9' },
    ],
    cases: [
      { id: 'K1', kind: 'complaint', asset: 'A1', about: ' it leaks ', openedOn: '2026-11-03' },
      { id: 'K2', kind: 'repeat-fault', asset: 'A1', about: 'ours', openedOn: '2026-11-03' },
      { id: 'K3', kind: 'complaint', about: 'of what?', openedOn: '2026-11-03' },
    ],
    answers: [
      { ...answer, perceived: 2, expected: 4 },
      { ...answer, id: 'Q2', perceived: 4, expected: 4 },
    ],
  });
  expect(reportsOf(state)).toEqual([
    { customer: 'C1', model: 'WM-7', text: 'E21', on: '2026-11-02' },
    { customer: 'C1', model: 'WM-7', text: 'it leaks', on: '2026-11-03' },
    { customer: 'C1', model: 'SKU', text: 'too loud', on: '2026-11-04' },
  ]);
});
