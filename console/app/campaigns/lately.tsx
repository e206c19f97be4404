import { count } from '../parts/formats.ts';
import { editorWords as t } from './editor-words.ts';
import { useNumbers } from './use-numbers.ts';

/** What went out lately, and what was held back and why. */
export function Lately({ id }: { readonly id: string }) {
  const { of, days } = useNumbers(id);
  if (of === undefined || of.sent + of.held + of.failed === 0) return null;
  return (
    <section className="versions">
      <h2>{t.lately(days)}</h2>
      <div className="card editor-part">
        <dl className="figures">
          {(
            [
              [t.sent, of.sent],
              [t.heldBack, of.held],
              [t.failed, of.failed],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count(value)}</dd>
            </div>
          ))}
        </dl>
        <ul className="held">
          {of.heldBack.map(({ reason, why, count: held }) => (
            <li key={reason}>
              <span className="held-count">{count(held)}</span>
              <span className="held-bar" aria-hidden="true">
                <span style={{ width: `${Math.max(1, (held / (of.sent + of.held)) * 100)}%` }} />
              </span>
              <span>{why}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
