import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CustomerDetail } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { calendarDay, dayIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { AssetHistory } from './asset-history.tsx';
import { CustomerActions } from './customer-actions.tsx';
import { DatesToCome } from './dates-to-come.tsx';
import { PointsSection } from './points-section.tsx';
import { RefillsSection } from './refills-section.tsx';
import { Timeline } from './timeline.tsx';
import { ToneSelect } from './tone-select.tsx';
import { WhyPanel } from './why-panel.tsx';

const t = words.customers;

export function CustomerPane({ id }: { readonly id: string }) {
  const detail = useQuery({ queryKey: ['customer', id], queryFn: () => ask('GET /api/customers/:id', { path: { id } }) });
  if (detail.isPending) return <LoadingRows rows={5} />;
  if (detail.isError) return <Failure error={detail.error} onRetry={() => detail.refetch()} />;
  const { customer, choices, membership, assets, today } = detail.data;
  return (
    <article className="person">
      <a className="back" href={hrefTo('customers')}>
        <IconArrowLeft size={18} stroke={1.6} /> {words.back}
      </a>
      <header className="person-head">
        <div>
          <h2>{customer.name ?? t.unnamed}</h2>
          <p className="muted">{oneLine([customer.id, customer.email, customer.phone])}</p>
        </div>
        <CustomerActions customer={customer} choices={choices} />
      </header>
      <Choices choices={choices} membership={membership} />
      <div className="person-grid">
        <div className="person-main">
          <WhyPanel customer={id} today={today} />
          <Timeline customer={customer} />
        </div>
        <div className="person-aside">
          <section>
            <h3>{t.toCome}</h3>
            <DatesToCome facts={detail.data.facts} assets={assets} today={today} />
          </section>
          <PointsSection standing={detail.data} />
          <RefillsSection customer={customer.id} refills={detail.data.refills} />
          <section>
            <h3>{t.products}</h3>
            <Products assets={assets} today={today} />
          </section>
          <section>
            <h3>{t.profile}</h3>
            <Profile detail={detail.data} />
            <ToneSelect customer={customer.id} tone={customer.tone} />
          </section>
        </div>
      </div>
    </article>
  );
}

function Choices({ choices, membership }: Pick<CustomerDetail, 'choices' | 'membership'>) {
  const channel = (name: string, { consent, suppressed }: CustomerDetail['choices']['email']) => (
    <span className="chip" data-tone={suppressed !== undefined || consent === 'withdrawn' ? 'bad' : consent === 'yes' ? 'good' : 'plain'}>
      {name}: {t.consent[consent]}
      {suppressed === undefined ? '' : `, ${t.suppressed}`}
    </span>
  );
  return (
    <p className="chips">
      {membership !== undefined && <span className="chip">{t.tier(membership.tier, calendarDay(membership.endsOn))}</span>}
      {channel(t.email, choices.email)}
      {channel(t.sms, choices.sms)}
      {choices.pausedUntil !== undefined && <span className="chip">{t.pausedUntil(calendarDay(choices.pausedUntil))}</span>}
      {choices.lessOften === true && <span className="chip">{t.lessOften}</span>}
      {(choices.openCases?.length ?? 0) > 0 && (
        <span className="chip" data-tone="bad">
          {t.openCases(choices.openCases?.length ?? 0)}
        </span>
      )}
    </p>
  );
}

function Products({ assets, today }: Pick<CustomerDetail, 'assets' | 'today'>) {
  if (assets.length === 0) return <p className="muted">{t.noProducts}</p>;
  return (
    <ul className="plain-list">
      {assets.map((asset) => (
        <li key={asset.id}>
          <strong>{asset.name ?? asset.model ?? asset.id}</strong>
          <span className="muted">
            {oneLine([
              asset.name === undefined ? undefined : asset.model,
              asset.serial === undefined ? undefined : t.serial(asset.serial),
              asset.status === 'active' ? undefined : asset.status,
              asset.supersededOn === undefined ? undefined : words.programme.superseded(calendarDay(asset.supersededOn)),
              asset.purchasedOn === undefined ? asset.purchasedIn && t.bought(asset.purchasedIn) : t.bought(calendarDay(asset.purchasedOn)),
              asset.purchasedOn === undefined || asset.status !== 'active' ? undefined : t.aged(monthsBetween(asset.purchasedOn, today)),
              asset.installedOn === undefined ? undefined : t.installed(calendarDay(asset.installedOn)),
            ])}
          </span>
          <AssetHistory asset={asset.id} />
        </li>
      ))}
    </ul>
  );
}

const monthsBetween = (from: string, to: string): number => {
  const [a, b] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) + Number(day.slice(8)) / 100);
  return Math.max(0, Math.floor((b ?? 0) - (a ?? 0) + 0.001));
};

const creditEvents = ({ creditLog = [], timeZone }: CustomerDetail['customer']): string | undefined =>
  creditLog.length === 0
    ? undefined
    : [...creditLog]
        .reverse()
        .map(({ at, standing, reason }) => `${dayIn(at, timeZone)}: ${standing}${reason === undefined ? '' : ` (${reason})`}`)
        .join('; ');

function Profile({ detail: { customer, owner, usage } }: { readonly detail: CustomerDetail }) {
  const guessed = customer.zoneCandidates === undefined ? '' : ` (${t.zoneGuessed})`;
  const lines: readonly (readonly [string, string | undefined])[] = [
    [t.zone, customer.timeZone.replaceAll('_', ' ') + guessed],
    [t.language, customer.locale],
    [t.country, customer.country],
    [t.born, customer.bornOn === undefined ? undefined : calendarDay(customer.bornOn)],
    [t.joined, customer.joinedOn === undefined ? undefined : calendarDay(customer.joinedOn)],
    [t.household, customer.householdId],
    [t.credit, customer.credit],
    [t.creditLog, creditEvents(customer)],
    [words.programme.owner, owner?.name],
    [t.usage, usage == null ? undefined : `${usage.class}${usage.provisional ? ` (${t.provisional})` : ''}`],
    ...Object.entries(customer.attributes),
  ];
  return (
    <dl className="details">
      {lines.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
