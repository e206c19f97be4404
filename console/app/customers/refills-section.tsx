import type { Standing } from '../../contract/standing-shape.ts';
import { calendarDay } from '../parts/formats.ts';
import { words } from '../words.ts';
import { ServedButton } from './served-button.tsx';

const t = words.programme.refills;
type Refill = Standing['refills'][number];

/** What is kept at the customer's, when it runs out, and what the next delivery brings. */
export function RefillsSection({ customer, refills }: Pick<Standing, 'refills'> & { readonly customer: string }) {
  if (refills.length === 0) return null;
  return (
    <section>
      <h3>{t.title}</h3>
      <ul className="plain-list">
        {refills.map(({ sku, runsOutOn, lastFill, perDay, stock: [first], sideService, servedOn, toCollect, ...profile }) => (
          <li key={sku}>
            <strong>{sku}</strong>
            {[
              runsOutOn === undefined ? t.unknown : t.runsOut(calendarDay(runsOutOn)),
              t.last(lastFill.value, calendarDay(lastFill.on)),
              ...(perDay === undefined ? [] : [t.perDay[perDay.source](Number(perDay.amount).toFixed(2))]),
              ...(perDay?.perHead === undefined ? [] : [t.perHead(Number(perDay.perHead).toFixed(2))]),
              ...profileLines(profile),
              ...(first === undefined ? [] : [t.first(first.delivery, first.batchOn && calendarDay(first.batchOn))]),
              servedOn === undefined ? t.side(sideService) : t.served(sideService, calendarDay(servedOn)),
              ...toCollect.map(({ on }) => t.collect(calendarDay(on))),
            ].map((line) => (
              <span className="muted" key={line}>
                {line}
              </span>
            ))}
            {servedOn === undefined && <ServedButton customer={customer} delivery={lastFill.by} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** care 18: > contradictory → newest with source and date. */
function profileLines({ heads, container, payday, contradictions }: Pick<Refill, 'heads' | 'container' | 'payday' | 'contradictions'>) {
  return [
    ...(heads === undefined ? [] : [t.heads(String(heads.value), calendarDay(heads.on))]),
    ...(container === undefined ? [] : [t.container(container.value, calendarDay(container.on))]),
    ...(payday === undefined ? [] : [t.payday(String(payday.value), calendarDay(payday.on))]),
    ...(contradictions.length === 0 ? [] : [t.contradicted(contradictions)]),
  ];
}
