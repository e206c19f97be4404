import type { Results } from '../../contract/result-answers.ts';
import { calendarDay, count, money } from '../parts/formats.ts';
import { percent } from '../sending/percent.ts';
import { resultWords as t } from './result-words.ts';

/** Both groups side by side, and what may be said of their difference. */
export function LiftVerdict({ results: { lift, goal, currency } }: { readonly results: Results }) {
  const { verdict } = lift;
  return (
    <section className="card editor-part">
      <h3>{t.lift}</h3>
      <p className="muted small">
        {lift.by === 'tier' ? t.liftAbout.tier() : t.liftAbout.order(String(goal.by === 'order' ? goal.days : 30))}
      </p>
      <p className="verdict" data-verdict={verdict.kind}>
        {said(verdict)}
      </p>
      <dl className="figures">
        {(['asked', 'holdout'] as const).map((name) => (
          <div key={name}>
            <dt>{t.group[name]}</dt>
            <dd>
              {lift[name].n === 0 ? '–' : percent(lift[name].reached, lift[name].n)}
              <span className="muted">
                {t.of(count(lift[name].reached), count(lift[name].n))} · {money(lift[name].revenue / 100, currency)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted small">
        {t.before(calendarDay(lift.before))} {'interval' in verdict && t.once}
      </p>
    </section>
  );
}

function said(verdict: Results['lift']['verdict']): string {
  switch (verdict.kind) {
    case 'no-comparison':
      return t.verdict[verdict.kind];
    case 'too-early':
      return t.verdict[verdict.kind](verdict.needed);
    case 'more':
    case 'fewer':
    case 'not-shown':
      return t.verdict[verdict.kind](verdict.difference, verdict.interval.low, verdict.interval.high);
  }
}
