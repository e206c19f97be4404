import { type CampaignDraft, type CampaignPlan, planOf } from '../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import { planFault } from '../../domain/campaigns/plan-fault.ts';
import { spokenStep, textsOfVariant } from '../../domain/campaigns/variant-texts.ts';
import { contentLocales } from '../../domain/wording/greeting.ts';
import type { Clock } from '../clock.ts';
import type { ContentCompiler } from './content-compiler.ts';
import type { DraftBook, PlacedContent } from './draft-book.ts';
import { reviewTexts, type TextReviewer } from './review-texts.ts';

export interface EditServices {
  readonly drafts: DraftBook;
  readonly compiler: ContentCompiler;
  readonly reviewer: TextReviewer;
  readonly clock: Clock;
}

export type EditResult =
  | { readonly kind: 'done'; readonly rev: number }
  /** One sentence for whoever asked. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Somebody else saved meanwhile: who. */
  | { readonly kind: 'conflict'; readonly by: string | undefined };

const refused = (problem: string): EditResult => ({ kind: 'refused', problem });

/** Saves an edit on the revision that its author has seen. An edit that was in review is in work again. */
export async function saveDraft(
  { drafts, clock }: Pick<EditServices, 'drafts' | 'clock'>,
  staff: string,
  edit: { readonly rev: number; readonly plan: CampaignPlan; readonly texts: WrittenTexts },
): Promise<EditResult> {
  const { plan, texts, rev } = edit;
  const [campaign, before] = await Promise.all([drafts.campaign(plan.id), drafts.draft(plan.id)]);
  if ((before?.rev ?? 0) !== rev) return { kind: 'conflict', by: before?.by };
  const fault = planFault(plan, campaign === undefined ? undefined : planOf(campaign));
  if (fault !== undefined) return refused(fault);
  const base = before?.base ?? campaign?.version ?? 0;
  const authors = [...new Set([...(before?.authors ?? []), staff])];
  const draft: CampaignDraft = { plan, texts, base, rev: rev + 1, state: 'draft', by: staff, at: clock.now(), authors };
  return await put(drafts, draft, rev);
}

/** Hands the edit to whoever may approve it; nothing goes into review that could not go out. */
export async function submitDraft({ drafts, compiler, reviewer, clock }: EditServices, id: string, rev: number): Promise<EditResult> {
  const draft = await drafts.draft(id);
  if (draft === undefined || draft.rev !== rev) return { kind: 'conflict', by: draft?.by };
  const grave = (await reviewTexts({ compiler, reviewer }, draft)).filter((finding) => finding.grave);
  if (grave.length > 0)
    return refused(`${grave.length === 1 ? 'One thing has' : `${grave.length} things have`} to be mended in its texts first.`);
  const { note: _, ...rest } = draft;
  return await put(drafts, { ...rest, state: 'in-review', rev: rev + 1, at: clock.now() }, rev);
}

/** Gives it back to its author with a word. */
export async function giveBack({ drafts }: Pick<EditServices, 'drafts'>, id: string, rev: number, note: string): Promise<EditResult> {
  const draft = await drafts.draft(id);
  if (draft === undefined || draft.rev !== rev) return { kind: 'conflict', by: draft?.by };
  return await put(drafts, { ...draft, state: 'draft', note, rev: rev + 1 }, rev);
}

/** Lets an edit go out as the next version. Whoever wrote it does not approve it. */
export async function approveDraft(services: EditServices, staff: string, id: string, rev: number): Promise<EditResult> {
  const { drafts, clock } = services;
  const [draft, campaign] = await Promise.all([drafts.draft(id), drafts.campaign(id)]);
  if (draft === undefined || draft.rev !== rev) return { kind: 'conflict', by: draft?.by };
  if (draft.state !== 'in-review') return refused('It has not been handed in for review.');
  if (draft.authors.includes(staff)) return refused('You had a hand in it yourself: somebody else has to approve it.');
  if ((campaign?.version ?? 0) !== draft.base)
    return refused('Another version went live since this edit began. Discard it and begin anew.');
  const contents = await compileAll(services, draft);
  const version = draft.base + 1;
  const { plan, texts, by, at } = draft;
  const gone = await drafts.letGo(
    { version, plan, texts, by, at, approvedBy: staff, approvedAt: clock.now() },
    { ...plan, version, live: true, approved: true },
    contents,
    draft,
  );
  return gone ? { kind: 'done', rev: version } : { kind: 'conflict', by: undefined };
}

async function compileAll({ compiler }: EditServices, { plan, texts }: CampaignDraft): Promise<PlacedContent[]> {
  const contents: PlacedContent[] = [];
  for (const { id: step, variants, channels } of plan.steps)
    for (const variant of variants ?? [undefined])
      for (const channel of channels)
        for (const locale of contentLocales) {
          const written = texts[locale];
          if (written === undefined) continue;
          const said = textsOfVariant(written, step, variant);
          const content = await compiler.compile({ class: plan.class, texts: said, step, channel, locale });
          if (content !== undefined) contents.push({ step: spokenStep(step, variant), locale, content });
        }
  return contents;
}

async function put(drafts: DraftBook, draft: CampaignDraft, expectedRev: number): Promise<EditResult> {
  const saved = await drafts.save(draft, expectedRev);
  return saved ? { kind: 'done', rev: draft.rev } : { kind: 'conflict', by: (await drafts.draft(draft.plan.id))?.by };
}
