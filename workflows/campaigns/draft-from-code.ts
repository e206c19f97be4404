import { planOf } from '../../domain/campaigns/campaign-draft.ts';
import { changesBetween, type WhatItIs } from '../../domain/campaigns/changes-between.ts';
import type { Clock } from '../clock.ts';
import type { DraftBook } from './draft-book.ts';
import { saveDraft } from './edit-campaign.ts';

/** Who saves what a deployment brings; no person is called so. */
export const CODE = 'code';

export interface FromCode {
  /** Saved as drafts, which a person approves. */
  readonly drafted: readonly string[];
  /** Edited by a person since: left as they are, until somebody takes that into the code or undoes it in the console. */
  readonly kept: readonly string[];
}

interface Services {
  readonly drafts: DraftBook;
  readonly clock: Clock;
}

/** Each campaign of the code that differs from what stands becomes a draft, and nothing else; what a person has made of it is never written over. */
export async function draftFromCode(services: Services, campaigns: readonly WhatItIs[]): Promise<FromCode> {
  const drafted: string[] = [];
  const kept: string[] = [];
  for (const campaign of campaigns) {
    const { id } = campaign.plan;
    const standing = await whatStands(services.drafts, id);
    if (standing.is !== undefined && changesBetween(standing.is, campaign).length === 0) continue;
    if (standing.by !== undefined && standing.by !== CODE) kept.push(id);
    else {
      const result = await saveDraft(services, CODE, { rev: standing.rev, ...campaign });
      if (result.kind === 'refused') throw new Error(`${id}: ${result.problem}`);
      (result.kind === 'done' ? drafted : kept).push(id);
    }
  }
  return { drafted, kept };
}

/** The edit that is under way, else what goes out; and which person made it so, if any. */
async function whatStands(
  drafts: DraftBook,
  id: string,
): Promise<{ readonly is: WhatItIs | undefined; readonly by: string | undefined; readonly rev: number }> {
  const draft = await drafts.draft(id);
  if (draft !== undefined) return { is: draft, by: draft.by, rev: draft.rev };
  const campaign = await drafts.campaign(id);
  if (campaign === undefined) return { is: undefined, by: undefined, rev: 0 };
  const [last] = await drafts.versions(id);
  return { is: { plan: planOf(campaign), texts: await drafts.texts(id, campaign.version) }, by: last?.by, rev: 0 };
}
