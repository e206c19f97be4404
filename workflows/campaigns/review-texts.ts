import { bondFaults, bondOf } from '../../domain/campaigns/bond-level.ts';
import type { CampaignPlan } from '../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import { deadLink } from '../../domain/campaigns/dead-link.ts';
import { claimedAsTheirs, findingsOfGaps, findingsOfRendered, type TextFinding } from '../../domain/campaigns/text-findings.ts';
import { textsOfVariant } from '../../domain/campaigns/variant-texts.ts';
import type { Values } from '../../domain/facts/fact.ts';
import { type ContentLocale, contentLocales } from '../../domain/wording/greeting.ts';
import type { Renderer } from '../outbox.ts';
import type { ContentCompiler } from './content-compiler.ts';

/** What a text is tried with before it is shown to anybody. */
export interface TextReviewer {
  readonly renderer: Renderer;
  /** One example of everything that a send would give. */
  readonly samples: (plan: Pick<CampaignPlan, 'id' | 'fact'>, step: string, locale: ContentLocale) => Values;
  /** Parts that a text is cut and billed in. */
  readonly segments: (text: string) => number;
}

interface Reviewing {
  readonly compiler: ContentCompiler;
  readonly reviewer: TextReviewer;
}

/** Everything that is to be said of the texts: of each language that is written, and of what is not. */
export async function reviewTexts(
  services: Reviewing,
  { plan, texts }: { readonly plan: CampaignPlan; readonly texts: WrittenTexts },
): Promise<TextFinding[]> {
  const findings = [...findingsOfGaps(plan, texts), ...findingsOfBond(plan, texts)];
  for (const { id: step, variants, channels } of plan.steps)
    for (const variant of variants ?? [undefined])
      for (const channel of channels)
        for (const locale of contentLocales)
          findings.push(
            ...(await reviewOne(services, plan, texts, { step, ...(variant === undefined ? {} : { variant }), channel, locale })),
          );
  return findings;
}

/** Each variant stands for its step alone: whoever gets other words gets no less. */
function findingsOfBond(plan: CampaignPlan, texts: WrittenTexts): TextFinding[] {
  const level = bondOf(plan);
  return contentLocales.flatMap((locale) =>
    plan.steps.flatMap(({ id, variants }) =>
      (variants ?? [undefined]).flatMap((variant) => {
        const said = textsOfVariant(texts[locale] ?? { why: '', steps: {} }, id, variant);
        const { email, sms } = said.steps[id] ?? {};
        if (email === undefined && sms === undefined) return [];
        const place = { step: id, ...(variant === undefined ? {} : { variant }), channel: 'email', locale } as const;
        return bondFaults(level, said)
          .filter(({ step }) => step === id)
          .map(({ fault }): TextFinding => ({ ...place, what: 'not-allowed', detail: fault, grave: true }));
      }),
    ),
  );
}

type Place = Pick<TextFinding, 'step' | 'variant' | 'channel' | 'locale'>;

async function reviewOne({ compiler, reviewer }: Reviewing, plan: CampaignPlan, texts: WrittenTexts, place: Place): Promise<TextFinding[]> {
  const { step, variant, channel, locale } = place;
  const written = texts[locale];
  if (written === undefined) return [];
  const finding = (what: TextFinding['what'], detail: string): TextFinding => ({ ...place, what, detail, grave: true });
  try {
    const content = await compiler.compile({
      class: plan.class,
      texts: textsOfVariant(written, step, variant),
      step,
      channel,
      locale,
    });
    if (content === undefined) return [];
    const dead = deadLink(content, plan);
    const forbidden = compiler
      .lint(content, plan.class)
      // What leads nowhere is said once, in its own words.
      .filter((detail) => dead === undefined || !detail.startsWith(`html: a link to ${dead.slice(0, 80)};`))
      .map((detail) => finding(/lacks company\.(?:phone|replyTo)/.test(detail) ? 'no-person' : 'not-allowed', detail));
    if (dead !== undefined) forbidden.push(finding('dead-link', dead));
    const claimed = claimedAsTheirs(Object.values(content).join('\n'));
    const advice = claimed === undefined ? [] : [{ ...finding('perhaps-not-yours', claimed), grave: false }];
    const rendered = await reviewer.renderer.render(`review/${step}/${channel}/${locale}`, content, reviewer.samples(plan, step, locale));
    if (rendered.kind === 'missing') return [...forbidden, ...advice, finding('missing-slot', rendered.what)];
    const { subject, text } = rendered;
    const segments = channel === 'sms' ? reviewer.segments(text) : 0;
    return [...forbidden, ...advice, ...findingsOfRendered(plan, { ...place, subject, text, segments })];
  } catch (fault) {
    return [finding('not-allowed', fault instanceof Error ? fault.message.slice(0, 300) : 'unreadable')];
  }
}
