import { Button } from '@mantine/core';
import { IconCalendarCheck, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays } from '../../../domain/calendar/calendar-date.ts';
import type { Visit } from '../../contract/visit-answers.ts';
import { ask } from '../ask.ts';
import { calendarDay, dayIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';

const t = words.visits;

/** The check-ups of a week: when, at whose home, and what is to be looked at. */
export function VisitsPage() {
  const [from, setFrom] = useState<string | undefined>(undefined);
  const visits = useQuery({
    queryKey: ['visits', from],
    queryFn: () => ask('GET /api/visits', { query: { from } }),
    placeholderData: keepPreviousData,
  });
  const week = visits.data;
  const turn = (days: number) => week !== undefined && setFrom(addDays(week.from, days));
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about}>
        <div className="visit-turn">
          <Button variant="default" leftSection={<IconChevronLeft size={16} />} disabled={week === undefined} onClick={() => turn(-7)}>
            {t.earlier}
          </Button>
          <Button variant="default" rightSection={<IconChevronRight size={16} />} disabled={week === undefined} onClick={() => turn(7)}>
            {t.later}
          </Button>
        </div>
      </PageHead>
      {visits.isPending && <LoadingRows />}
      {visits.isError && <Failure error={visits.error} onRetry={() => visits.refetch()} />}
      {week !== undefined && <p className="muted">{t.week(calendarDay(week.from), calendarDay(addDays(week.from, week.days - 1)))}</p>}
      {week?.items.length === 0 && <Empty icon={IconCalendarCheck} title={t.empty} help={t.emptyHelp} />}
      {daysOf(week?.items ?? []).map(([day, items]) => (
        <section className="visit-day" key={day}>
          <h2>{dayIn(Date.parse(`${day}T12:00:00Z`), 'UTC')}</h2>
          {items.map((visit) => (
            <VisitCard key={`${visit.customer.id} ${visit.booking.id}`} visit={visit} />
          ))}
        </section>
      ))}
    </div>
  );
}

function VisitCard({ visit: { when, customer, products } }: { readonly visit: Visit }) {
  return (
    <article className="card visit">
      <p className="visit-time">{t.span(when.from, when.to)}</p>
      <div>
        <h3>
          <a href={hrefTo('customers', customer.id)}>{customer.name ?? customer.id}</a>
        </h3>
        <p className="muted">{oneLine([customer.phone, customer.email])}</p>
        <ul className="visit-products">
          {products.map(({ name, purchasedOn, purchasedIn, checkedOn, serial, installedOn, service }) => (
            <li key={`${name} ${purchasedOn}`}>
              {name}
              <span className="muted">
                {purchasedOn !== undefined
                  ? t.bought(calendarDay(purchasedOn))
                  : purchasedIn === undefined
                    ? t.ageUnknown
                    : t.bought(purchasedIn)}{' '}
                · {checkedOn === undefined ? t.neverChecked : t.checked(calendarDay(checkedOn))}
                {installedOn === undefined ? '' : ` · ${t.installed(calendarDay(installedOn))}`}
                {serial === undefined ? '' : ` · ${t.serial(serial)}`}
              </span>
              {service.map(({ day, kind, fault, outcome }) => (
                <span className="muted" key={`${day} ${kind}`}>
                  {t.service(calendarDay(day), [kind, fault, outcome].filter((part) => part !== undefined).join(', '))}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}

function daysOf(items: readonly Visit[]): readonly (readonly [string, readonly Visit[]])[] {
  const days = new Map<string, Visit[]>();
  for (const visit of items) days.set(visit.when.date, [...(days.get(visit.when.date) ?? []), visit]);
  return [...days];
}
