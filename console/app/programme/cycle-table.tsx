import { Table } from '@mantine/core';
import { cycleTable } from '../../../domain/silence/cycle-table.ts';
import type { SilencePage } from '../../contract/programme-answers.ts';
import { count } from '../parts/formats.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { words } from '../words.ts';

const t = words.programme.silence;

export function CycleTable({ cycles }: Pick<SilencePage, 'cycles'>) {
  return (
    <>
      <h3>{t.cycles}</h3>
      <p className="muted">{t.cyclesAbout}</p>
      <WideTable label={t.cycles} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.category}</Table.Th>
            <Table.Th className="number">{t.days}</Table.Th>
            <Table.Th className="number">{t.sample}</Table.Th>
            <Table.Th className="number">{t.customers}</Table.Th>
            <Table.Th>{t.source}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cycleTable(cycles).map(({ category, days, gaps, customers, source }) => (
            <Table.Tr key={category}>
              <Table.Td>{category === '' ? t.blank : category}</Table.Td>
              <Table.Td className="number">{count(days)}</Table.Td>
              <Table.Td className="number">{count(gaps)}</Table.Td>
              <Table.Td className="number">{count(customers)}</Table.Td>
              <Table.Td>{t.sources[source]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  );
}
