import type { Standing } from '../../contract/standing-shape.ts';
import { calendarDay } from '../parts/formats.ts';
import { words } from '../words.ts';

const t = words.programme.standing;
const LOTS = 8;

/** The grade to come, and where the points are from. */
export function PointsSection({ standing: { forecast, points } }: { readonly standing: Standing }) {
  if (forecast === undefined) return null;
  return (
    <section>
      <h3>{t.title}</h3>
      <p>
        {t.ahead(calendarDay(forecast.on), forecast.tier)} <span className="muted">({t.direction[forecast.direction]})</span>
      </p>
      <dl className="details">
        <Line name={t.now} value={forecast.pointsNow} />
        <Line name={t.counting(calendarDay(forecast.on))} value={forecast.pointsThen} />
        {forecast.next !== undefined && <Line name={t.missing(forecast.next.tier)} value={forecast.next.missing} />}
      </dl>
      {forecast.heldBackBy === 'credit' && <p className="muted">{t.credit}</p>}
      <ul className="plain-list">
        {points.length === 0 && <li className="muted">{t.none}</li>}
        {points.slice(0, LOTS).map(({ source, id, day, left, takenBack, countsUntil }) => (
          <li key={`${source} ${id}`}>
            <strong>
              {left} · {t.source(source)} {calendarDay(day)}
            </strong>
            <span className="muted">
              {[t.until(calendarDay(countsUntil)), takenBack === '0' ? undefined : t.takenBack(takenBack)]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
