import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUser, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { oneLine } from '../parts/one-line.ts';
import { Empty, Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { CustomerPane } from './customer-pane.tsx';

const t = words.customers;

function useCustomers(search: string) {
  return useInfiniteQuery({
    queryKey: ['customers', search],
    queryFn: ({ pageParam, signal }) => ask('GET /api/customers', { query: { search, after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function CustomersPage({ id }: { readonly id: string | undefined }) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const customers = useCustomers(search);
  const items = customers.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className="split" data-open={id !== undefined}>
      <section className="split-list" aria-label={t.title}>
        <header className="list-head">
          <div className="list-title">
            <h1>{t.title}</h1>
          </div>
          <TextInput
            aria-label={t.search}
            placeholder={t.search}
            value={typed}
            leftSection={<IconSearch size={16} stroke={1.6} />}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </header>
        <div className="list-scroll">
          {customers.isPending && <LoadingRows />}
          {customers.isError && <Failure error={customers.error} onRetry={() => customers.refetch()} />}
          {customers.isSuccess && items.length === 0 && <NobodyThere searched={search !== ''} />}
          <ul className="rows">
            {items.map((customer) => (
              <CustomerRow key={customer.id} customer={customer} open={customer.id === id} />
            ))}
          </ul>
          {customers.hasNextPage && (
            <div className="list-more">
              <Button variant="subtle" loading={customers.isFetchingNextPage} onClick={() => customers.fetchNextPage()}>
                {words.more}
              </Button>
            </div>
          )}
        </div>
      </section>
      <section className="split-pane" aria-label={t.profile}>
        {id === undefined ? <Empty icon={IconUser} title={t.pick} help={t.pickHelp} /> : <CustomerPane key={id} id={id} />}
      </section>
    </div>
  );
}

function NobodyThere({ searched }: { readonly searched: boolean }) {
  if (searched) return <Empty icon={IconUsers} title={t.nothingFound} help={t.nothingFoundHelp} />;
  return (
    <Empty icon={IconUsers} title={t.empty} help={t.emptyHelp}>
      <Button component="a" href={hrefTo('import')}>
        {t.goImport}
      </Button>
    </Empty>
  );
}

function CustomerRow({ customer, open }: { readonly customer: Customer; readonly open: boolean }) {
  return (
    <li>
      <a className="row" href={hrefTo('customers', customer.id)} aria-current={open ? 'true' : undefined}>
        <span className="row-icon initials" aria-hidden="true">
          {initials(customer)}
        </span>
        <span className="row-body">
          <span className="row-line">
            <span className="row-title">{customer.name ?? customer.id}</span>
          </span>
          <span className="row-line muted">
            <span className="row-sub">
              {oneLine([customer.name === undefined ? t.unnamed : customer.id, customer.email ?? customer.phone])}
            </span>
          </span>
        </span>
      </a>
    </li>
  );
}

function initials({ name, id }: Customer): string {
  const parts = (name ?? id).split(/\s+/).filter((part) => part !== '');
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => [...(part ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}
