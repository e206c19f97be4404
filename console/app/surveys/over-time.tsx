import { Table } from '@mantine/core';
import type { Stretch } from '../../contract/survey-answers.ts';
import { calendarDay, count, percent } from '../parts/formats.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { words } from '../words.ts';

const t = words.surveys;

interface Props {
  readonly stretches: readonly Stretch[];
  readonly least: number;
  readonly hasIndex: boolean;
}

/** Weeks or months of the period, newest first; what has too few answers says so and shows no figure. */
export function OverTime({ stretches, least, hasIndex }: Props) {
  if (stretches.length < 2) return null;
  return (
    <section className="card">
      <h2>{t.overTime}</h2>
      <WideTable label={t.overTime} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.when}</Table.Th>
            <Table.Th className="number">{t.n}</Table.Th>
            {hasIndex && <Table.Th className="number">{t.indexColumn}</Table.Th>}
            <Table.Th className="number">{t.dissatisfied}</Table.Th>
            <Table.Th aria-hidden="true" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stretches.toReversed().map(({ from, to, n, indexText, dissatisfied }) => (
            <Table.Tr key={from}>
              <Table.Td>{t.stretch(calendarDay(from), calendarDay(to))}</Table.Td>
              <Table.Td className="number">{count(n)}</Table.Td>
              {dissatisfied === undefined ? (
                <Table.Td colSpan={hasIndex ? 3 : 2} className="muted">
                  {n === 0 ? '' : t.tooFew(least)}
                </Table.Td>
              ) : (
                <>
                  {hasIndex && <Table.Td className="number">{indexText ?? '–'}</Table.Td>}
                  <Table.Td className="number">{percent(dissatisfied.value)}</Table.Td>
                  <Table.Td aria-hidden="true">
                    <div className="held-bar">
                      <span style={{ width: `${dissatisfied.value * 100}%` }} />
                    </div>
                  </Table.Td>
                </>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </section>
  );
}
