import type { WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import type { DraftBook } from '../../workflows/campaigns/draft-book.ts';
import { dynamoCampaignStore } from './campaign-store.ts';
import { campaignItem, campaignKey, contentItem } from './items/campaign-item.ts';
import { DRAFTS, draftItem, draftKey, readDraft, readVersion, versionItem, versionKey, versionsPk } from './items/draft-item.ts';
import { atRevision, queryAll, type Table } from './table.ts';

/** Versions shown: those before them stand in the table all the same. */
const MOST_VERSIONS = 50;

/** `starterTexts`: what the starters say that nobody has edited yet. */
export function dynamoDraftBook(table: Table, starterTexts: Readonly<Record<string, WrittenTexts>>): DraftBook {
  const store = dynamoCampaignStore(table);
  return {
    campaign: store.campaign,

    async draft(id) {
      const item = await table.get(draftKey(id), { consistent: true });
      return item === undefined ? undefined : readDraft(item);
    },

    async drafts() {
      const found = [];
      for await (const item of queryAll(table, { partition: DRAFTS, consistent: true })) found.push(readDraft(item));
      return found;
    },

    async versions(id) {
      const { items } = await table.query({ partition: versionsPk(id), descending: true, limit: MOST_VERSIONS, consistent: true });
      return items.map(readVersion);
    },

    async texts(id, version) {
      const item = await table.get(versionKey(id, version), { consistent: true });
      return item === undefined ? (starterTexts[id] ?? {}) : readVersion(item).texts;
    },

    save: (draft, expectedRev) => table.put(draftItem(draft), atRevision(expectedRev)),
    discard: (id, expectedRev) => table.remove(draftKey(id), atRevision(expectedRev)),

    letGo(version, campaign, contents, draft) {
      const { id } = campaign;
      return table.transact([
        { remove: draftKey(id), condition: atRevision(draft.rev) },
        { put: campaignItem(campaign), condition: draft.base === 0 ? { absent: 'pk' } : { equals: ['version', draft.base] } },
        { put: versionItem(version), condition: { absent: 'pk' } },
        // Nobody reads the contents of a version before the campaign names it: what a failed attempt left is written over.
        ...contents.map(({ step, locale, content }) => ({
          put: contentItem({ campaign: id, version: version.version, step, locale }, content),
        })),
      ]);
    },

    async archive(id, archived) {
      const change = { set: { archived, live: false } };
      return (await table.update(campaignKey(id), change, { present: 'pk' })) !== undefined;
    },
  };
}
