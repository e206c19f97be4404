import type { RecallDraft, RecallPlan } from '../../domain/recalls/recall-draft.ts';
import { recallFault } from '../../domain/recalls/recall-fault.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import { type ImportRecord, type ImportShelf, importKey } from '../import-shelf.ts';
import type { RecallBook } from './recall-book.ts';
import type { RecallDraftBook } from './recall-draft-book.ts';
import { type ReachServices, recallReach } from './recall-reach.ts';

export interface RecallDraftServices extends ReachServices {
  readonly clock: Clock;
  readonly recallDrafts: RecallDraftBook;
  readonly recalls: Pick<RecallBook, 'list'>;
  readonly library: CampaignLibrary;
  readonly imports: Pick<ImportShelf, 'create' | 'handIn'>;
  readonly newId: () => string;
}

export type RecallAnswer =
  | { readonly kind: 'done'; readonly draft: RecallDraft }
  /** One sentence for whoever asked. */
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'conflict'; readonly problem: string };

const DECIDED = 'Somebody else decided on this recall meanwhile. Load the page again.';
const refused = (problem: string): RecallAnswer => ({ kind: 'refused', problem });
const conflict = (problem: string): RecallAnswer => ({ kind: 'conflict', problem });

async function faultOf({ clock, library }: RecallDraftServices, plan: RecallPlan): Promise<string | undefined> {
  const { sendAt } = await library.settings();
  return recallFault(plan, { now: clock.now(), sendAt });
}

/** A recall is asked for: nobody is told before somebody else has approved it. */
export async function askRecall(services: RecallDraftServices, plan: RecallPlan, staff: string): Promise<RecallAnswer> {
  const fault = await faultOf(services, plan);
  if (fault !== undefined) return refused(fault);
  if ((await recallReach(services, plan)) === 'unknown-model') return refused(unknownModel(plan.model));
  const taken = `There is a recall "${plan.id}" already, or was one asked for. Give this one a name of its own.`;
  if ((await services.recalls.list()).some(({ id }) => id === plan.id)) return conflict(taken);
  const draft: RecallDraft = { ...plan, state: 'waiting', askedBy: staff, askedAt: services.clock.now(), importId: services.newId() };
  return (await services.recallDrafts.create(draft)) ? { kind: 'done', draft } : conflict(taken);
}

export const unknownModel = (model: string): string => `No product of the model "${model}" is known. Write it as it stands in the files.`;

/**
 * Lets a recall begin, by another person than whoever asked: one line goes the way of all files. Where the file was lost after the
 * approval, approving once more hands it in again; it is done once.
 */
export async function approveRecall(services: RecallDraftServices, id: string, staff: string): Promise<RecallAnswer> {
  const draft = await services.recallDrafts.get(id);
  if (draft === undefined || draft.state === 'withdrawn') return conflict(DECIDED);
  if (draft.askedBy === staff) return refused('You asked for this recall yourself: somebody else has to approve it.');
  if (draft.state === 'approved') return await begin(services, draft);
  const fault = await faultOf(services, draft);
  if (fault !== undefined) return refused(`${fault} Withdraw it and ask anew.`);
  // A file may have begun one of this name while this one waited: its range and reason would be written over.
  if ((await services.recalls.list()).some((head) => head.id === id)) return refused('A file has begun a recall of this name meanwhile.');
  const approved: RecallDraft = { ...draft, state: 'approved', decidedBy: staff, decidedAt: services.clock.now() };
  return (await services.recallDrafts.move(approved, 'waiting')) ? await begin(services, approved) : conflict(DECIDED);
}

async function begin({ imports, clock }: RecallDraftServices, draft: RecallDraft): Promise<RecallAnswer> {
  const { id, model, serialFrom, serialTo, reason, safety, startsOn, importId } = draft;
  const counts = { read: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };
  const file = { id: importId, kind: 'recalls', fileName: `${id}.jsonl` } as const;
  const record: ImportRecord = { ...file, map: {}, state: 'uploading', startedAt: clock.now(), counts };
  await imports.create(record);
  const row = {
    recall_id: id,
    model,
    serial_from: serialFrom,
    serial_to: serialTo,
    reason,
    safety: safety ? 'yes' : 'no',
    starts_on: startsOn,
  };
  await imports.handIn(importKey(record), `${JSON.stringify(row)}\n`);
  return { kind: 'done', draft };
}

/** Takes back what waits. */
export async function withdrawRecall(
  { recallDrafts, clock }: Pick<RecallDraftServices, 'recallDrafts' | 'clock'>,
  id: string,
  staff: string,
): Promise<RecallAnswer> {
  const draft = await recallDrafts.get(id);
  if (draft?.state !== 'waiting') return conflict(DECIDED);
  const withdrawn: RecallDraft = { ...draft, state: 'withdrawn', decidedBy: staff, decidedAt: clock.now() };
  return (await recallDrafts.move(withdrawn, 'waiting')) ? { kind: 'done', draft: withdrawn } : conflict(DECIDED);
}
