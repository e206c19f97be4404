import { Button, Group, Table, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { shortDayIn, timeIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { accessWords } from './access-words.ts';

const t = accessWords.audit;
/** Who did what, newest first, month by month. */
export function AuditPart() {
  const { timeZone } = useCompany();
  const [month, setMonth] = useState('');
  const log = useInfiniteQuery({
    queryKey: ['audit', month],
    initialPageParam: '',
    queryFn: ({ pageParam }) => ask('GET /api/audit', { query: { month, after: pageParam } }),
    getNextPageParam: ({ next }) => next,
  });
  const pages = log.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  return (
    <section className="card">
      <Group justify="space-between" align="flex-start">
        <h2>{t.title}</h2>
        <TextInput
          type="month"
          label={t.month}
          value={month === '' ? (pages[0]?.month ?? '') : month}
          onChange={(event) => setMonth(event.currentTarget.value)}
        />
      </Group>
      {log.isPending && <LoadingRows rows={5} />}
      {log.isError && <Failure error={log.error} onRetry={() => log.refetch()} />}
      {log.isSuccess && items.length === 0 && <p className="muted">{t.none}</p>}
      {items.length > 0 && (
        <WideTable label={t.title} verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.when}</Table.Th>
              <Table.Th>{t.who}</Table.Th>
              <Table.Th>{t.what}</Table.Th>
              <Table.Th>{t.on}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(({ at, by, as, act, on, made }) => (
              <Table.Tr key={`${at} ${by} ${act} ${made ?? ''}`}>
                <Table.Td className="when">
                  {shortDayIn(at, timeZone)}, {timeIn(at, timeZone)}
                </Table.Td>
                <Table.Td>
                  {by} <span className="muted small">{as.join(', ')}</span>
                </Table.Td>
                <Table.Td>{t.act(act)}</Table.Td>
                <Table.Td>{oneLine([...Object.values(on), made])}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
      {log.hasNextPage && (
        <Button variant="default" mt="md" loading={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </section>
  );
}
