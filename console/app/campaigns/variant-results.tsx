import type { Results } from '../../contract/result-answers.ts';
import { calendarDay, count } from '../parts/formats.ts';
import { percent } from '../sending/percent.ts';
import { variantWords as t } from './variant-words.ts';

type StepVariants = Results['variants'][number];
type Figures = StepVariants['variants'][number];

/** Words that are tried beside each other, and what may be said of their difference at any look. */
export function VariantResults({ results, nameOfStep }: { readonly results: Results; readonly nameOfStep: (step: string) => string }) {
  return results.variants.map((step) => <OfStep key={step.step} step={step} name={nameOfStep(step.step)} />);
}

function OfStep({ step: { before, variants }, name }: { readonly step: StepVariants; readonly name: string }) {
  const [first] = variants;
  return (
    <section className="card editor-part">
      <h3>{t.title(name)}</h3>
      <p className="muted small">{t.about}</p>
      {first !== undefined &&
        variants.slice(1).map((one) => (
          <p key={one.variant} className="verdict" data-verdict={one.verdict?.kind}>
            {said(one, t.name(first.variant))}
          </p>
        ))}
      <dl className="figures">
        {variants.map(({ variant, n, reached }) => (
          <div key={variant}>
            <dt>{t.name(variant)}</dt>
            <dd>
              {n === 0 ? '–' : percent(reached, n)}
              <span className="muted">{t.of(count(reached), count(n))}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted small">{t.before(calendarDay(before))}</p>
    </section>
  );
}

function said({ variant, verdict }: Figures, first: string): string {
  const name = t.name(variant);
  switch (verdict?.kind) {
    case undefined:
      return '';
    case 'too-early':
      return t.verdict[verdict.kind](name, verdict.needed);
    case 'more':
    case 'fewer':
      return t.verdict[verdict.kind](name, first, verdict.difference, verdict.interval.low, verdict.interval.high);
    case 'not-shown':
      return t.verdict[verdict.kind](name, first, verdict.interval.low, verdict.interval.high);
  }
}
