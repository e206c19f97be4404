import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { saidBy, type VariantName, variantNames } from '../../../domain/campaigns/variant-texts.ts';
import { contentLocales } from '../../../domain/wording/greeting.ts';
import type { Kept, PlanStep } from '../../contract/campaign-answers.ts';
import type { StepProps } from './editing.ts';
import { variantWords as t } from './variant-words.ts';

interface VariantChoiceProps extends StepProps {
  readonly step: PlanStep;
  readonly value: VariantName | undefined;
  readonly onChoose: (variant: VariantName | undefined) => void;
}

/** Other words for a message: begun as a copy, written one after the other, ended by keeping one. */
export function VariantChoice({ copy, change, step, value, onChoose }: VariantChoiceProps) {
  const variants = step.variants ?? [];
  const last = variants.at(-1) ?? 'a';
  const next = variantNames[variantNames.indexOf(last) + 1];
  const put = (list: readonly VariantName[], texts: Kept['texts'], chosen: VariantName) => {
    const steps = copy.plan.steps.map((one) => (one.id === step.id ? { ...one, variants: [...list] } : one));
    change({ plan: { ...copy.plan, steps }, texts });
    onChoose(chosen);
  };
  return (
    <div className="editor-choices">
      {variants.length > 1 && value !== undefined && (
        <SegmentedControl
          aria-label={t.which}
          value={value}
          onChange={(chosen) => onChoose(variants.find((one) => one === chosen))}
          data={variants.map((one) => ({ value: one, label: t.name(one) }))}
        />
      )}
      {next !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() =>
            put([...(variants.length === 0 ? ['a' as const] : variants), next], withCopy(copy.texts, step.id, value, next), next)
          }
        >
          {t.add}
        </Button>
      )}
      {variants.length > 1 && value !== undefined && (
        <Button size="compact-sm" variant="default" onClick={() => put([value], copy.texts, value)}>
          {t.only(value)}
        </Button>
      )}
      {variants.length > 1 && <p className="muted small">{t.help}</p>}
    </div>
  );
}

/** A new variant begins with the words that were looked at, in each language. */
function withCopy(texts: Kept['texts'], step: string, from: VariantName | undefined, to: VariantName): Kept['texts'] {
  const copied = contentLocales.flatMap((locale) => {
    const written = texts[locale];
    const own = written?.steps[step];
    if (written === undefined || own === undefined) return [];
    const { variants: _, ...said } = saidBy(own, from);
    return [[locale, { ...written, steps: { ...written.steps, [step]: { ...own, variants: { ...own.variants, [to]: said } } } }] as const];
  });
  return { ...texts, ...Object.fromEntries(copied) };
}
