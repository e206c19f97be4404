import { Table } from '@mantine/core';
import type { Estimate } from '../../contract/case-answers.ts';
import type { Factor, Results } from '../../contract/survey-answers.ts';
import { calendarDay, count, percent } from '../parts/formats.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { OverTime } from './over-time.tsx';

const t = words.surveys;

const decimals = new Intl.NumberFormat(navigator.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const points = new Intl.NumberFormat(navigator.language, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const gaps = new Intl.NumberFormat(navigator.language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });

export function SurveyFigures({ results, overTime, said }: Results) {
  const { index, indexText, nps, csat, ces } = results;
  return (
    <>
      <dl className="figures">
        <Figure name={t.answers} value={count(results.n)} />
        {index !== undefined && indexText !== null && (
          <Figure name={t.index} value={indexText} help={t.indexHelp(index.band, count(index.n))} bad={index.band === 'dissatisfied'} />
        )}
        <Share name={t.satisfied} of={results.satisfied ?? csat?.satisfied} />
        <Share name={t.topBox} of={csat?.topBox} />
        <Mean name={t.csatMean} of={csat?.mean} />
        {nps !== undefined && (
          <Figure
            name={t.nps}
            value={points.format(nps.score.value * 100)}
            help={`${between(nps.score, (share) => points.format(share * 100))} · ${t.npsHelp(count(nps.promoters), count(nps.passives), count(nps.detractors))}`}
          />
        )}
        <Share name={t.easy} of={ces?.easy} />
        <Mean name={t.cesMean} of={ces?.mean} />
        <Share name={t.dissatisfied} of={results.dissatisfied} />
      </dl>
      <OverTime stretches={overTime} least={results.leastAnswers} hasIndex={index !== undefined} />
      {results.factors.length > 0 && <Factors factors={results.factors} least={results.leastAnswers} />}
      <section className="card">
        <h2>{t.said}</h2>
        {said.length === 0 && <p className="muted">{t.saidNothing}</p>}
        <ul className="said-list">
          {said.map(({ customer, day, text, dissatisfied }) => (
            <li key={`${customer} ${day} ${text}`} data-tone={dissatisfied ? 'bad' : undefined}>
              <p>{text}</p>
              <span className="muted">
                <a href={hrefTo('customers', customer)}>{customer}</a> · {calendarDay(day)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const between = ({ low, high, n }: Estimate, show: (value: number) => string): string => t.between(show(low), show(high), count(n));

function Share({ name, of }: { readonly name: string; readonly of: Estimate | undefined }) {
  return of === undefined ? null : <Figure name={name} value={percent(of.value)} help={between(of, percent)} />;
}

function Mean({ name, of }: { readonly name: string; readonly of: Estimate | undefined }) {
  const show = (mean: number) => decimals.format(mean);
  return of === undefined ? null : <Figure name={name} value={show(of.value)} help={between(of, show)} />;
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly help?: string;
  readonly bad?: boolean;
}

function Figure({ name, value, help, bad = false }: FigureProps) {
  return (
    <div data-tone={bad ? 'bad' : undefined}>
      <dt>{name}</dt>
      <dd>
        {value}
        {help !== undefined && <span className="muted">{help}</span>}
      </dd>
    </div>
  );
}

function Factors({ factors, least }: { readonly factors: readonly Factor[]; readonly least: number }) {
  return (
    <section className="card">
      <h2>{t.factors}</h2>
      <WideTable label={t.factors} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.factor}</Table.Th>
            {[t.expected, t.perceived, t.gap, t.indexColumn, t.n].map((name) => (
              <Table.Th key={name} className="number">
                {name}
              </Table.Th>
            ))}
            <Table.Th>{t.place}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {factors.map(({ factor, n, index, text, place }) => (
            <Table.Tr key={factor}>
              <Table.Td>{t.factorName(factor)}</Table.Td>
              {index === undefined ? (
                <Table.Td colSpan={4} className="number muted">
                  {t.tooFew(least)}
                </Table.Td>
              ) : (
                <>
                  <Table.Td className="number">{decimals.format(index.expected / index.n)}</Table.Td>
                  <Table.Td className="number">{decimals.format(index.perceived / index.n)}</Table.Td>
                  <Table.Td className="number">{gaps.format(index.gap)}</Table.Td>
                  <Table.Td className="number">{text}</Table.Td>
                </>
              )}
              <Table.Td className="number">{count(n)}</Table.Td>
              <Table.Td>{place === undefined ? '' : t.places(place)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </section>
  );
}
