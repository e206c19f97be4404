import * as z from 'zod';
import type { RecallDraft } from '../../domain/recalls/recall-draft.ts';
import type { RecallDraftBook } from '../../workflows/recalls/recall-draft-book.ts';
import { instant, type StoredAs, short } from './items/fields.ts';
import { recallPlanFields } from './items/recall-plan-item.ts';
import { type Key, queryAll, type Table } from './table.ts';

const RECALL_DRAFTS = 'RECALL_DRAFTS';

const stored: StoredAs<RecallDraft> = z.object({
  ...recallPlanFields,
  state: z.enum(['waiting', 'approved', 'withdrawn']),
  askedBy: short,
  askedAt: instant,
  decidedBy: short.optional(),
  decidedAt: instant.optional(),
  importId: short,
} satisfies Record<keyof RecallDraft, z.ZodType>);

const keyOf = (recall: string): Key => ({ pk: RECALL_DRAFTS, sk: encodeURIComponent(recall) });
const itemOf = (draft: RecallDraft) => ({ ...keyOf(draft.id), type: 'RECALL_DRAFT', ...stored.parse(draft) });

/** Items `RECALL_DRAFTS` / `<recall>`; none is ever removed. */
export const dynamoRecallDraftBook = (table: Table): RecallDraftBook => ({
  async list() {
    const drafts: RecallDraft[] = [];
    for await (const item of queryAll(table, { partition: RECALL_DRAFTS, consistent: true })) drafts.push(z.decode(stored, item));
    return drafts.sort((a, b) => b.askedAt - a.askedAt);
  },

  async get(recall) {
    const item = await table.get(keyOf(recall), { consistent: true });
    return item === undefined ? undefined : z.decode(stored, item);
  },

  create: (draft) => table.put(itemOf(draft), { absent: 'pk' }),
  move: (draft, from) => table.put(itemOf(draft), { equals: ['state', from] }),
});
