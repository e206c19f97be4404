import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { costPerSale, presentValue, splitBudget, ValueFault, wordOfMouth } from '../../../domain/classes/customer-value.ts';
import { useCompany } from '../company.ts';
import { count, money } from '../parts/formats.ts';
import { words } from '../words.ts';

const t = words.programme.worth;
type Field = keyof typeof t.fields;
type Given = readonly (readonly [name: Field, value: number])[];
type Figure = (name: Field) => number;
type Line = readonly [name: string, value: string];

/** The founding exercise (care 44), and the efforts that it is told with (care 45). Shares are in percent. */
const worthGiven: Given = [
  ['perWeek', 50],
  ['years', 10],
  ['tells', 5],
  ['warns', 10],
  ['persuaded', 20],
  ['rate', 10],
];
const effortGiven: Given = [
  ['newCost', 5],
  ['newSuccess', 15],
  ['keptCost', 1],
  ['keptSuccess', 50],
  ['budget', 10_000],
  ['customers', 1000],
];

/** What a customer is worth with what is told of us, and what a sale costs. Worked out here, by the rules of `care value`. */
export function WorthSection() {
  const { currency } = useCompany();
  const amount = (value: number) => money(value, currency);
  return (
    <section className="card">
      <h2>{t.title}</h2>
      <p className="muted">{t.about}</p>
      <Calculator given={worthGiven} work={(of) => worthLines(of, amount)} />
      <h3>{t.split}</h3>
      <Calculator given={effortGiven} work={(of) => effortLines(of, amount)} />
    </section>
  );
}

function worthLines(of: Figure, amount: (value: number) => string): Line[] {
  const told = wordOfMouth({
    perWeek: of('perWeek'),
    years: of('years'),
    satisfiedTells: of('tells'),
    dissatisfiedTells: of('warns'),
    persuaded: of('persuaded') / 100,
  });
  return [
    [t.own, amount(told.own)],
    [t.satisfied, amount(told.satisfied)],
    [t.lost, amount(told.lost)],
    [t.swing, amount(told.swing)],
    [t.present, amount(presentValue(told.perYear, of('years'), of('rate') / 100))],
  ];
}

function effortLines(of: Figure, amount: (value: number) => string): Line[] {
  const found = costPerSale(
    { cost: of('newCost'), success: of('newSuccess') / 100 },
    { cost: of('keptCost'), success: of('keptSuccess') / 100 },
  );
  if (found.kind === 'undefined') throw new ValueFault(t.undefined[found.reason]);
  const { keep, win, salesKept, salesWon } = splitBudget(of('budget'), of('customers'), found);
  return [
    [t.costNew, amount(found.new)],
    [t.costKept, amount(found.kept)],
    [t.ratio, `${found.ratio.toFixed(1)} : 1`],
    [t.keep, t.sales(amount(keep), count(salesKept))],
    [t.win, t.sales(amount(win), count(salesWon))],
  ];
}

/** Figures to be changed, and what follows of them, or why nothing does. */
function Calculator({ given, work }: { readonly given: Given; readonly work: (of: Figure) => Line[] }) {
  const [own, setOwn] = useState<ReadonlyMap<Field, number>>(new Map(given));
  const { lines, fault } = tried(() => work((name) => own.get(name) ?? 0));
  return (
    <>
      <div className="programme-form">
        {given.map(([name]) => (
          <NumberInput
            key={name}
            label={t.fields[name]}
            value={own.get(name) ?? ''}
            min={0}
            onChange={(value) => typeof value === 'number' && setOwn((before) => new Map(before).set(name, value))}
          />
        ))}
      </div>
      {fault !== undefined && (
        <p className="why-problem" role="alert">
          {fault}
        </p>
      )}
      <dl className="details programme-details">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function tried(work: () => Line[]): { readonly lines: Line[]; readonly fault?: string } {
  try {
    return { lines: work() };
  } catch (fault) {
    if (fault instanceof ValueFault) return { lines: [], fault: fault.message };
    throw fault;
  }
}
