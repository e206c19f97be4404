import { customerStatuses } from '../../../domain/classes/customer-status.ts';
import { USUAL_HEAVY_SHARE, usageClasses } from '../../../domain/classes/usage-class.ts';
import { valueClasses } from '../../../domain/classes/value-class.ts';
import type { SilencePage } from '../../contract/programme-answers.ts';
import { count, percent } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { words } from '../words.ts';

const t = words.programme.classes;

type Standing = SilencePage['standing'][number];

/** care 37, 38, 42: how many customers stand how, today. */
export function StandingFigures({ pages }: { readonly pages: readonly SilencePage[] }) {
  const all = pages.flatMap(({ standing }) => standing);
  const many = (is: (one: Standing) => boolean) => all.filter(is).length;
  const came = many(({ usage }) => usage !== null && usage.class !== 'lapsed');
  const heavy = many(({ usage }) => usage?.class === 'heavy');
  const provisional = many(({ usage }) => usage?.provisional === true);
  const valued = valueClasses.map((name) => ({ name, many: many(({ value }) => value === name) })).filter((one) => one.many > 0);
  const { from, to } = USUAL_HEAVY_SHARE;
  const lines = [
    { name: t.status, of: customerStatuses.map((name) => `${t.statuses[name]} ${count(many(({ status }) => status === name))}`) },
    { name: t.usage, of: usageClasses.map((name) => `${t.usages[name]} ${count(many(({ usage }) => usage?.class === name))}`) },
    ...(valued.length === 0 ? [] : [{ name: t.value, of: valued.map((one) => `${one.name} ${count(one.many)}`) }]),
  ];
  return (
    <>
      <h3>{t.title}</h3>
      <dl className="details programme-details">
        {lines.map(({ name, of }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{oneLine(of)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        {came === 0 ? t.nobodyCame : t.heavy(percent(heavy / came), percent(from), percent(to))} {t.provisional(count(provisional))}
      </p>
    </>
  );
}
