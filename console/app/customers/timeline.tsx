import { SegmentedControl } from '@mantine/core';
import {
  IconBan,
  IconCalendarCheck,
  IconCalendarX,
  IconDeviceMobileMessage,
  IconMail,
  IconMessageHeart,
  IconPackage,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer, Order, TimelineEntry } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { count, dayIn, timeIn } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { words } from '../words.ts';
import { StatusLine } from './status-line.tsx';

const t = words.customers;
const filters = ['all', 'sent', 'notSent', 'orders'] as const;
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
          aria-label={t.show}
          value={filter}
          onChange={(value) => setFilter(filters.find((name) => name === value) ?? 'all')}
          data={filters.map((name) => ({ value: name, label: t.filters[name] }))}
        />
      </div>
      {timeline.isSuccess && <StatusLine status={timeline.data.status} />}
      {timeline.isPending && <LoadingRows rows={4} />}
      {timeline.isError && <Failure error={timeline.error} onRetry={() => timeline.refetch()} />}
      {timeline.isSuccess && entries.length === 0 && <p className="muted">{t.nothingYet}</p>}
      <ol className="timeline">
        {entries.map((entry) => (
          <Entry key={keyOf(entry)} entry={entry} timeZone={customer.timeZone} />
        ))}
      </ol>
      {more > 0 && <p className="muted">{t.notShown(count(more))}</p>}
    </section>
  );
}

function Entry({ entry, timeZone }: { readonly entry: TimelineEntry; readonly timeZone: string }) {
  const { tone, icon: Icon, title, text } = shown(entry, timeZone);
  return (
    <li className="entry" data-tone={tone}>
      <span className="entry-icon">
        <Icon size={15} stroke={1.7} />
      </span>
      <div className="entry-body">
        <p className="entry-title">{title}</p>
        {text !== '' && <p className="entry-text">{text}</p>}
        <time className="muted">
          {dayIn(entry.at, timeZone)}, {timeIn(entry.at, timeZone)}
        </time>
      </div>
    </li>
  );
}

function shown(entry: TimelineEntry, timeZone: string) {
  switch (entry.kind) {
    case 'order':
      return { tone: 'order', icon: IconPackage, title: orderTitle(entry.order), text: '' };
    case 'answer': {
      const { perceived, expected, satisfied, comment = '' } = entry.answer;
      const rating = perceived === undefined || expected === undefined ? '' : t.rated(perceived, expected);
      const verdict = satisfied === undefined ? '' : satisfied ? t.satisfied : t.dissatisfied;
      return {
        tone: 'answer',
        icon: IconMessageHeart,
        title: `${t.answered}: ${words.campaigns.name(entry.answer.campaign)}`,
        text: [rating, verdict, comment].filter((part) => part !== '').join(' · '),
      };
    }
    case 'booking': {
      const { status, visitAt } = entry.booking;
      const when = `${dayIn(visitAt, timeZone)}, ${timeIn(visitAt, timeZone)}`;
      const [icon, title] = status === 'booked' ? [IconCalendarCheck, t.booked] : [IconCalendarX, t.cancelled];
      return { tone: 'answer', icon, title, text: when };
    }
    case 'message': {
      const went = entry.outcome === 'sent';
      const icon = went ? (entry.message.channel === 'sms' ? IconDeviceMobileMessage : IconMail) : IconBan;
      return { tone: went ? 'sent' : 'not-sent', icon, title: words.campaigns.name(entry.message.campaign), text: entry.why };
    }
  }
}

function orderTitle(order: Order): string {
  const names = [...new Set(order.lines.map((line) => line.description ?? line.sku))];
  if (order.lines.every((line) => line.quantity.startsWith('-'))) return `${t.refund}: ${names.slice(0, 2).join(', ')}`;
  const rest = names.length - 2;
  return t.order([...names.slice(0, 2), ...(rest > 0 ? [t.andMore(rest)] : [])].join(', '));
}

function passes(entry: TimelineEntry, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'orders':
      return entry.kind === 'order';
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
  }
}
