import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { calendarDay } from '../parts/formats.ts';
import { Failure } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';

const t = words.programme.history;
/** care 4: one product through all hands, and what was done to it; asked for only where somebody wants to know. */
export function AssetHistory({ asset }: { readonly asset: string }) {
  const [open, setOpen] = useState(false);
  const history = useQuery({
    queryKey: ['asset', asset],
    queryFn: () => ask('GET /api/assets/:id', { path: { id: asset } }),
    enabled: open,
  });
  if (!open)
    return (
      <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
        {t.show}
      </Button>
    );
  if (history.isError) return <Failure error={history.error} onRetry={() => history.refetch()} />;
  if (history.isPending) return <span className="muted">…</span>;
  const { owners, conflicts, service } = history.data;
  return (
    <ol className="plain-list">
      {owners.map(({ customer, from, until, person }) => (
        <li key={customer}>
          <a href={hrefTo('customers', customer)}>{person?.name ?? customer}</a>
          <span className="muted">
            {t.owned(from && calendarDay(from), until && calendarDay(until))}
            {conflicts.includes(customer) ? ` · ${t.conflict}` : ''}
          </span>
        </li>
      ))}
      {service.map(({ id, day, kind, fault, outcome }) => (
        <li key={id}>
          {t.service(calendarDay(day), kind)}
          <span className="muted">{[fault, outcome].filter((part) => part !== undefined).join(': ')}</span>
        </li>
      ))}
    </ol>
  );
}
