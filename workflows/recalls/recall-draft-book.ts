import type { RecallDraft } from '../../domain/recalls/recall-draft.ts';

/** Recalls that were asked for by the form, and what became of each. */
export interface RecallDraftBook {
  /** Newest first. */
  list(): Promise<readonly RecallDraft[]>;
  get(id: string): Promise<RecallDraft | undefined>;
  /** false where the name was used before. */
  create(draft: RecallDraft): Promise<boolean>;
  /** false where somebody else decided on it meanwhile. */
  move(draft: RecallDraft, from: RecallDraft['state']): Promise<boolean>;
}
