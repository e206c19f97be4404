import { Table } from '@mantine/core';
import { readSpoken } from '../../../domain/campaigns/variant-texts.ts';
import type { Figures, Results } from '../../contract/result-answers.ts';
import { count, money } from '../parts/formats.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { words } from '../words.ts';
import { resultWords as t } from './result-words.ts';
import { variantWords } from './variant-words.ts';

const always = ['decided', 'sent', 'delivered', 'opened', 'machine', 'clicked'] as const;
/** Shown where there was any. */
const sometimes = ['answered', 'booked', 'redeemed', 'ordered', 'left', 'complained', 'bounced', 'failed', 'covered'] as const;

interface StepTableProps {
  readonly results: Results;
  readonly nameOfStep: (step: string) => string;
}

/** A row for each message and channel, and their sum. */
export function StepTable({ results: { rows, total, goal, currency }, nameOfStep }: StepTableProps) {
  // What is the goal is told as the goal.
  const others = sometimes.filter((name) => total[name] > 0 && !(name === 'ordered' && goal.by === 'order'));
  const columns = [...always, ...others, 'heldBack'] as const;
  const cells = (figures: Omit<Figures, 'reasons'>) => (
    <>
      {columns.map((name) => (
        <Table.Td key={name} className="number">
          {count(figures[name])}
        </Table.Td>
      ))}
      <Table.Td className="number">{count(figures.goal)}</Table.Td>
      <Table.Td className="number">{money(figures.revenue / 100, currency)}</Table.Td>
    </>
  );
  return (
    <WideTable label={t.steps} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t.step}</Table.Th>
          {columns.map((name) => (
            <Table.Th key={name} className="number">
              {name === 'machine' ? `${t.opened}, ${t.machine}` : t[name]}
            </Table.Th>
          ))}
          <Table.Th className="number">{t.goal(goal.by)}</Table.Th>
          <Table.Th className="number">{t.revenue}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={`${row.step} ${row.channel}`}>
            <Table.Th scope="row">
              {spokenName(row.step, nameOfStep)} <span className="muted">{channelName(row.channel)}</span>
            </Table.Th>
            {cells(row)}
          </Table.Tr>
        ))}
        {rows.length > 1 && (
          <Table.Tr className="sum">
            <Table.Th scope="row">{t.all}</Table.Th>
            {cells(total)}
          </Table.Tr>
        )}
      </Table.Tbody>
    </WideTable>
  );
}

/** A message, and which words of it. */
function spokenName(spoken: string, nameOfStep: (step: string) => string): string {
  const { step, variant } = readSpoken(spoken);
  return variant === undefined ? nameOfStep(step) : `${nameOfStep(step)}, ${variantWords.name(variant)}`;
}

const channelName = (channel: string | null): string =>
  channel === null ? t.noChannel : channel === 'sms' ? words.inbox.sms : words.inbox.email;
