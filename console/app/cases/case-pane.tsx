import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '../../contract/case-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { calendarDay, dayIn, timeIn } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { CaseActions } from './case-actions.tsx';
import { readPlace } from './case-path.ts';
import { VoucherLine } from './voucher-line.tsx';

const t = words.cases;

export function CasePane({ place }: { readonly place: string }) {
  const detail = useQuery({ queryKey: ['case', place], queryFn: () => ask('GET /api/cases/:customer/:id', { path: readPlace(place) }) });
  if (detail.isPending) return <LoadingRows />;
  if (detail.isError) return <Failure error={detail.error} onRetry={() => detail.refetch()} />;
  const { customer, case: one, rev, answer, voucher } = detail.data;
  return (
    <article className="case">
      <a className="back" href={hrefTo('cases')}>
        <IconArrowLeft size={18} stroke={1.6} /> {words.back}
      </a>
      <header className="case-head">
        <div>
          <h2>{customer.name ?? customer.id}</h2>
          <p className="muted">
            {t.kind(one.kind)} · <a href={hrefTo('customers', customer.id)}>{t.openCustomer}</a>
          </p>
        </div>
        <span className="standing" data-standing={one.standing}>
          {t.standing[one.standing]}
        </span>
      </header>
      <Terms detail={detail.data} />
      <section className="card">
        <h3>{t.said}</h3>
        <Said answer={answer} about={one.about} />
      </section>
      {voucher !== null && <VoucherLine voucher={voucher} customer={customer.id} place={place} />}
      <CaseActions place={place} rev={rev} closed={one.standing === 'closed'} owner={one.owner} />
      <section className="card">
        <h3>{t.history}</h3>
        <History entries={one.history ?? []} />
      </section>
    </article>
  );
}

function Terms({ detail: { customer, case: one } }: { readonly detail: CaseDetail }) {
  const { timeZone } = useCompany();
  const due = one.due === undefined ? t.noDue : t.due(dayIn(one.due, timeZone), timeIn(one.due, timeZone));
  return (
    <dl className="case-terms">
      <div>
        <dt>{t.reach}</dt>
        <dd>{customer.phone === undefined ? t.noPhone : <a href={`tel:${customer.phone}`}>{customer.phone}</a>}</dd>
        <dd>{customer.email === undefined ? t.noMail : <a href={`mailto:${customer.email}`}>{customer.email}</a>}</dd>
      </div>
      <div>
        <dt>{t.owner}</dt>
        <dd>{one.owner ?? '–'}</dd>
        <dd className="muted">{one.closedOn === undefined ? due : t.closedOn(calendarDay(one.closedOn))}</dd>
      </div>
    </dl>
  );
}

function Said({ answer, about }: { readonly answer: CaseDetail['answer']; readonly about: string | undefined }) {
  const { perceived, expected, satisfied, comment = about } = answer ?? {};
  return (
    <>
      {comment === undefined || comment === '' ? (
        <p className="muted">{t.saidNothing}</p>
      ) : (
        <blockquote className="quote">{comment}</blockquote>
      )}
      {perceived !== undefined && expected !== undefined && <p className="muted">{t.rated(perceived, expected)}</p>}
      {satisfied === false && <p className="muted">{t.notSatisfied}</p>}
      {answer?.product !== undefined && <p className="muted">{t.product(answer.product)}</p>}
    </>
  );
}

function History({ entries }: { readonly entries: NonNullable<CaseDetail['case']['history']> }) {
  const { timeZone } = useCompany();
  return (
    <ol className="case-history">
      {[...entries].reverse().map((entry) => (
        <li key={`${entry.at} ${entry.did}`}>
          <p>
            <strong>{t.entry(entry.by, entry.did)}</strong>
          </p>
          {entry.text !== undefined && <p className="case-words">{entry.text}</p>}
          <span className="muted">
            {dayIn(entry.at, timeZone)}, {timeIn(entry.at, timeZone)}
          </span>
        </li>
      ))}
    </ol>
  );
}
