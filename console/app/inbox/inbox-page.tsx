import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconInbox, IconMailOpened, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askLocal } from '../ask.ts';
import { useCompany } from '../company.ts';
import { inboxShape } from '../local-shapes.ts';
import { count } from '../parts/formats.ts';
import { Empty, Failure, LoadingRows } from '../parts/states.tsx';
import { words } from '../words.ts';
import { MessageList } from './message-list.tsx';
import { ReadingPane } from './reading-pane.tsx';

const t = words.inbox;

function useInbox(search: string) {
  return useInfiniteQuery({
    queryKey: ['inbox', search],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (search !== '') query.set('search', search);
      if (pageParam !== '') query.set('after', pageParam);
      return askLocal(inboxShape, `/local/inbox?${query}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function InboxPage({ id }: { readonly id: string | undefined }) {
  const company = useCompany();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const inbox = useInbox(search);
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const total = inbox.data?.pages[0]?.total ?? 0;

  return (
    <div className="split" data-open={id !== undefined}>
      <section className="split-list" aria-label={t.title}>
        <header className="list-head">
          <div className="list-title">
            <h1>{t.title}</h1>
            <span className="muted" aria-live="polite">
              {inbox.data === undefined ? '' : total === 1 ? t.one : t.count(count(total))}
            </span>
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
          {inbox.isPending && <LoadingRows />}
          {inbox.isError && <Failure error={inbox.error} onRetry={() => inbox.refetch()} />}
          {inbox.isSuccess && items.length === 0 && (
            <Empty
              icon={IconInbox}
              title={search === '' ? t.empty : t.nothingFound}
              help={search === '' ? t.emptyHelp : t.nothingFoundHelp}
            />
          )}
          <MessageList items={items} open={id} timeZone={company.timeZone} />
          {inbox.hasNextPage && (
            <div className="list-more">
              <Button variant="subtle" loading={inbox.isFetchingNextPage} onClick={() => inbox.fetchNextPage()}>
                {words.more}
              </Button>
            </div>
          )}
        </div>
      </section>
      <section className="split-pane" aria-label={t.mail}>
        {id === undefined ? (
          <Empty icon={IconMailOpened} title={t.pick} help={t.pickHelp} />
        ) : (
          <ReadingPane key={id} id={id} item={items.find((item) => item.id === id)} timeZone={company.timeZone} />
        )}
      </section>
    </div>
  );
}
