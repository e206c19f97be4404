import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer, TimelineEntry } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { count } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { words } from '../words.ts';
import { StatusLine } from './status-line.tsx';
import { Entry } from './timeline-entry.tsx';
import { timelineWords } from './timeline-words.ts';

const t = words.customers;
const filters = ['all', 'sent', 'notSent', 'orders', 'consents'] as const;
type Filter = (typeof filters)[number];

export function Timeline({ customer }: { readonly customer: Customer }) {
  const [filter, setFilter] = useState<Filter>('all');
  const timeline = useQuery({
    queryKey: ['timeline', customer.id],
    queryFn: () => ask('GET /api/customers/:id/timeline', { path: { id: customer.id } }),
  });
  const entries = timeline.data?.items.filter((entry) => passes(entry, filter)) ?? [];
  const more = timeline.data?.more ?? 0;
  return (
    <section>
      <div className="section-head">
        <h3>{t.timeline}</h3>
        <SegmentedControl
          size="xs"
          className="timeline-filter"
          aria-label={t.show}
          value={filter}
          onChange={(value) => setFilter(filters.find((name) => name === value) ?? 'all')}
          data={filters.map((name) => ({ value: name, label: timelineWords.filters[name] }))}
        />
      </div>
      {timeline.isSuccess && <StatusLine status={timeline.data.status} />}
      {timeline.data?.proven === false && (
        <p className="why-problem" role="alert">
          {timelineWords.broken}
        </p>
      )}
      {timeline.data?.proven === true && filter === 'consents' && <p className="muted">{timelineWords.proven}</p>}
      {timeline.isPending && <LoadingRows rows={4} />}
      {timeline.isError && <Failure error={timeline.error} onRetry={() => timeline.refetch()} />}
      {timeline.isSuccess && entries.length === 0 && (
        <p className="muted">{filter === 'consents' ? timelineWords.noProof : t.nothingYet}</p>
      )}
      <ol className="timeline">
        {entries.map((entry) => (
          <Entry key={keyOf(entry)} entry={entry} customer={customer} />
        ))}
      </ol>
      {more > 0 && <p className="muted">{t.notShown(count(more))}</p>}
    </section>
  );
}

function passes(entry: TimelineEntry, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'orders':
      return entry.kind === 'order';
    case 'consents':
      return entry.kind === 'consent';
    case 'sent':
      return entry.kind === 'message' && entry.outcome === 'sent';
    case 'notSent':
      return entry.kind === 'message' && entry.outcome !== 'sent';
  }
}

function keyOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'message':
      return `message ${entry.message.key}`;
    case 'order':
      return `order ${entry.order.id}`;
    case 'answer':
      return `answer ${entry.answer.id}`;
    case 'booking':
      return `booking ${entry.booking.id}`;
    case 'case':
      return `case ${entry.case.id}`;
    case 'consent':
      return `consent ${entry.proof.n}`;
    case 'product':
      return `product ${entry.asset.id}`;
    case 'tier':
      return `tier ${entry.at}`;
  }
}
