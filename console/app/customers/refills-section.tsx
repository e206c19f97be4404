import { calendarDay } from '../parts/formats.ts';
import type { Standing } from '../programme/standing-shape.ts';
import { words } from '../words.ts';

const t = words.programme.refills;

/** What is kept at the customer's, when it runs out, and what the next delivery brings. */
export function RefillsSection({ refills }: Pick<Standing, 'refills'>) {
  if (refills.length === 0) return null;
  return (
    <section>
      <h3>{t.title}</h3>
      <ul className="plain-list">
        {refills.map(({ sku, runsOutOn, lastFill, perDay, stock: [first], sideService, toCollect }) => (
          <li key={sku}>
            <strong>{sku}</strong>
            {[
              runsOutOn === undefined ? t.unknown : t.runsOut(calendarDay(runsOutOn)),
              t.last(lastFill.value, calendarDay(lastFill.on)),
              ...(perDay === undefined ? [] : [t.perDay[perDay.source](Number(perDay.amount).toFixed(2))]),
              ...(first === undefined ? [] : [t.first(first.delivery, first.batchOn && calendarDay(first.batchOn))]),
              t.side(sideService),
              ...toCollect.map(({ on }) => t.collect(calendarDay(on))),
            ].map((line) => (
              <span className="muted" key={line}>
                {line}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
