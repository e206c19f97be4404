import { editorWords as t } from './editor-words.ts';
import type { CampaignState } from './intents.ts';

/** Where a campaign stands, and whether an edit of it waits. */
export function StateChip({ state, edit }: { readonly state: CampaignState; readonly edit?: 'draft' | 'in-review' | undefined }) {
  return (
    <span className="state-chips">
      <span className="chip" data-tone={state === 'live' ? 'good' : undefined}>
        {t.states[state]}
      </span>
      {edit !== undefined && state !== 'review' && state !== 'draft' && (
        <span className="chip" data-tone="note">
          {edit === 'in-review' ? t.states.review : t.states.edited}
        </span>
      )}
    </span>
  );
}
