import { Select, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OfferReport } from '../../contract/programme-answers.ts';
import { ask } from '../ask.ts';
import { count, money, monthName } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { words } from '../words.ts';

const t = words.programme.offers;

/** What vouchers and surprises of a month came to, against what they may. */
export function OffersSection() {
  const [month, setMonth] = useState<string | null>(null);
  const report = useQuery({
    queryKey: ['offers', month],
    queryFn: () => ask('GET /api/programme/offers', { query: { month } }),
    placeholderData: (before) => before,
  });
  return (
    <section className="card">
      <div className="section-head">
        <div>
          <h2>{t.title}</h2>
          <p className="muted">{t.about}</p>
        </div>
        {report.isSuccess && (
          <Select
            label={t.month}
            allowDeselect={false}
            data={report.data.months.map((value) => ({ value, label: monthName(value) }))}
            value={month ?? report.data.month}
            onChange={setMonth}
          />
        )}
      </div>
      {report.isPending && <LoadingRows rows={2} />}
      {report.isError && <Failure error={report.error} onRetry={() => report.refetch()} />}
      {report.isSuccess && <Report report={report.data} />}
    </section>
  );
}

function Report({ report }: { readonly report: OfferReport }) {
  const { offers, sum, currency, month, cut } = report;
  if (offers.every(({ issued }) => issued === 0))
    return (
      <>
        <p>{t.none(monthName(month))}</p>
        <p className="muted">{t.noneHelp}</p>
      </>
    );
  const amount = (value: number | null, otherwise: string) => (value === null ? otherwise : money(value, currency));
  return (
    <>
      {verdicts(report).map((said) => (
        <p key={said}>{said}</p>
      ))}
      <WideTable label={t.title} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.offer}</Table.Th>
            {[t.issued, t.redeemed, t.open, t.expired, t.spent, t.couldCome, t.cap].map((name) => (
              <Table.Th key={name} className="number">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {offers.map(({ offer, issued, redeemed, open, expired, ...cost }) => (
            <Table.Tr key={offer}>
              <Table.Td>{t.names[offer]}</Table.Td>
              {Object.entries({ issued, redeemed, open, expired }).map(([name, many]) => (
                <Table.Td key={name} className="number">
                  {count(many)}
                </Table.Td>
              ))}
              <Costs {...cost} amount={amount} />
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={5} scope="row">
              {t.sum}
            </Table.Th>
            <Costs {...sum} amount={amount} />
          </Table.Tr>
        </Table.Tfoot>
      </WideTable>
      {cut && <p className="muted">{t.cut}</p>}
    </>
  );
}

type Cost = OfferReport['sum'];

function Costs({ spent, couldCome, budget, amount }: Cost & { readonly amount: (value: number | null, otherwise: string) => string }) {
  return (
    <>
      <Table.Td className="number">{amount(spent, t.unknown)}</Table.Td>
      <Table.Td className="number">{amount(couldCome, t.unknown)}</Table.Td>
      <Table.Td className="number">{amount(budget, t.noCap)}</Table.Td>
    </>
  );
}

/** How it stands with the caps, or what is missing to say so. */
function verdicts({ offers, currency }: OfferReport): string[] {
  const found = offers.flatMap(({ offer, couldCome, budget }) => [
    ...(couldCome === null ? [t.costUnknown] : []),
    ...(budget === null ? [t.capUnset] : []),
    ...(couldCome !== null && budget !== null && couldCome > budget ? [t.over(t.names[offer], money(couldCome - budget, currency))] : []),
  ]);
  return found.length === 0 ? [t.within] : found;
}
