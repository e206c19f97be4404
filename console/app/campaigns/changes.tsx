import type { Change } from '../../contract/campaign-answers.ts';
import { editorWords as t } from './editor-words.ts';

/** What differs, side by side. */
export function Changes({ changes, open = false }: { readonly changes: readonly Change[]; readonly open?: boolean }) {
  if (changes.length === 0) return <p className="muted small">{t.changes(0)}</p>;
  return (
    <details className="changes" open={open}>
      <summary>{t.changes(changes.length)}</summary>
      <ul>
        {changes.map(({ path, before, after }) => (
          <li key={path}>
            <strong>{t.path(path)}</strong>
            <div className="change">
              <del>
                <span className="sr-only">{t.was}: </span>
                {before ?? t.nothing}
              </del>
              <ins>
                <span className="sr-only">{t.is}: </span>
                {after ?? t.nothing}
              </ins>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
