import type { CampaignDetail } from '../../contract/campaign-answers.ts';
import { useCompany } from '../company.ts';
import { dayIn, timeIn } from '../parts/formats.ts';
import { Changes } from './changes.tsx';
import { editorWords as t } from './editor-words.ts';

/** Who let which version go when, and what it changed. */
export function Versions({ detail: { campaign, versions } }: { readonly detail: CampaignDetail }) {
  const { timeZone } = useCompany();
  if (campaign === null) return null;
  return (
    <section className="versions">
      <h2>{t.history}</h2>
      <ol>
        {versions.map(({ version, by, approvedBy, approvedAt, changes }) => (
          <li key={version} className="card">
            <h3>
              {t.version(version)} <span className="muted">{`${dayIn(approvedAt, timeZone)}, ${timeIn(approvedAt, timeZone)}`}</span>
            </h3>
            <p className="muted small">{t.letGo(by, approvedBy)}</p>
            <Changes changes={changes} />
          </li>
        ))}
      </ol>
      {!versions.some(({ version }) => version === 1) && <p className="muted small">{t.firstVersion}</p>}
    </section>
  );
}
