import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { Failure } from '../parts/states.tsx';
import { words } from '../words.ts';

const t = words.programme.bonds;
const percents = new Intl.NumberFormat(navigator.language, { style: 'percent' });

/** care 33: which programmes bind by what, and the share of those that have only money to say. */
export function BondsSection() {
  const bonds = useQuery({ queryKey: ['bonds'], queryFn: () => ask('GET /api/programme/bonds') });
  const names = (campaigns: readonly string[]) => (campaigns.length === 0 ? t.none : campaigns.map(words.campaigns.name).join(', '));
  return (
    <section className="card">
      <h2>{t.title}</h2>
      <p className="muted">{t.about}</p>
      {bonds.isError && <Failure error={bonds.error} onRetry={() => bonds.refetch()} />}
      {bonds.isSuccess && (
        <dl className="details">
          {bonds.data.moneyOnly !== null && (
            <div>
              <dt>{t.moneyOnly}</dt>
              <dd>{percents.format(bonds.data.moneyOnly)}</dd>
            </div>
          )}
          {bonds.data.levels.map(({ level, campaigns }) => (
            <div key={level}>
              <dt>{t.levels[level]}</dt>
              <dd>{names(campaigns)}</dd>
            </div>
          ))}
          {bonds.data.untagged.length > 0 && (
            <div>
              <dt>{t.untagged}</dt>
              <dd>{names(bonds.data.untagged)}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}
