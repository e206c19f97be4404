import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PlanStep } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { words } from '../words.ts';
import { describeSteps } from './describe-plan.ts';
import { newStepId, type StepProps } from './editing.ts';
import { editorWords as t } from './editor-words.ts';

const ways = ['email-sms', 'sms-email', 'email', 'sms', 'each'] as const;

/** The date that it watches, and on which days around it what goes. */
export function StepWhen({ copy, isNew, change }: StepProps & { readonly isNew: boolean }) {
  const { sendAt } = useCompany();
  const { plan } = copy;
  const setSteps = (steps: readonly PlanStep[]) => change({ plan: { ...plan, steps: [...steps] } });
  const sentences = describeSteps(plan, sendAt);
  return (
    <section className="card editor-part">
      {isNew && (
        <TextInput
          label={t.name}
          value={plan.name ?? ''}
          maxLength={80}
          onChange={(event) => change({ plan: { ...plan, name: event.currentTarget.value } })}
        />
      )}
      {isNew ? <FactChoice copy={copy} change={change} /> : <FixedFact fact={plan.fact} />}
      <h2>{t.messages}</h2>
      <ol className="step-list">
        {plan.steps.map((step, position) => (
          <li key={step.id}>
            <StepRow
              step={step}
              position={position + 1}
              sendAt={sendAt}
              spreads={plan.class === 'marketing'}
              onChange={(changed) => setSteps(plan.steps.map((one) => (one.id === step.id ? changed : one)))}
              onRemove={plan.steps.length > 1 ? () => setSteps(plan.steps.filter(({ id }) => id !== step.id)) : undefined}
            />
            <p className="step-sentence">{sentences[position]}</p>
          </li>
        ))}
      </ol>
      {plan.steps.length < 10 && plan.steps.every(({ at }) => at !== 'once') && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.8} />}
          onClick={() =>
            setSteps([...plan.steps, { id: newStepId(plan.steps, 7), offsetDays: 7, channels: ['email', 'sms'], send: 'first' }])
          }
        >
          {t.addMessage}
        </Button>
      )}
    </section>
  );
}

const FixedFact = ({ fact }: { readonly fact: string }) => (
  <div>
    <p className="field-name">{t.fact}</p>
    <p className="fixed-fact">{words.campaigns.fact(fact)}</p>
    <p className="muted small">{t.factStays}</p>
  </div>
);

function FactChoice({ copy: { plan }, change }: StepProps) {
  const kinds = useQuery({ queryKey: ['fact-kinds'], queryFn: () => ask('GET /api/fact-kinds') });
  const items = kinds.data?.items ?? [{ kind: plan.fact, own: false, rule: plan.rule }];
  return (
    <NativeSelect
      label={t.fact}
      value={plan.fact}
      data={items.map(({ kind }) => ({ value: kind, label: words.campaigns.fact(kind) }))}
      onChange={(event) => {
        const chosen = items.find(({ kind }) => kind === event.currentTarget.value);
        if (chosen !== undefined) change({ plan: { ...plan, fact: chosen.kind, rule: chosen.rule } });
      }}
    />
  );
}

interface StepRowProps {
  readonly step: PlanStep;
  readonly position: number;
  readonly sendAt: string;
  /** Notices are for their minute. */
  readonly spreads: boolean;
  readonly onChange: (step: PlanStep) => void;
  readonly onRemove: (() => void) | undefined;
}

function StepRow({ step, position, sendAt, spreads, onChange, onRemove }: StepRowProps) {
  if (step.at === 'once') return <p className="muted">{t.message(position)}</p>;
  const direction = step.offsetDays === 0 ? 'on' : step.offsetDays < 0 ? 'before' : 'after';
  const days = Math.abs(step.offsetDays);
  const setDays = (count: number, to: 'before' | 'on' | 'after') =>
    onChange({ ...step, offsetDays: to === 'on' ? 0 : to === 'before' ? -Math.max(1, count) : Math.max(1, count) });
  return (
    <fieldset className="step-row">
      <legend>{t.message(position)}</legend>
      {direction !== 'on' && (
        <NumberInput
          label={t.days}
          value={days}
          min={1}
          max={400}
          allowDecimal={false}
          w={90}
          onChange={(value) => setDays(Number(value), direction)}
        />
      )}
      <NativeSelect
        label={t.direction}
        value={direction}
        data={(['before', 'on', 'after'] as const).map((value) => ({ value, label: t.directions[value] }))}
        onChange={(event) =>
          setDays(
            days === 0 ? 7 : days,
            event.currentTarget.value === 'on' ? 'on' : event.currentTarget.value === 'before' ? 'before' : 'after',
          )
        }
      />
      <TextInput
        type="time"
        label={t.time}
        title={t.companyTime(sendAt)}
        value={step.at ?? sendAt}
        onChange={(event) => {
          const { at: _, ...rest } = step;
          const at = event.currentTarget.value;
          onChange(at === '' || at === sendAt ? rest : { ...rest, at });
        }}
      />
      {spreads && (
        <NativeSelect
          label={t.spread}
          title={t.spreadWhy}
          value={String(step.spreadMinutes ?? 0)}
          data={[...new Set([0, 15, 30, 60, 120, 240, step.spreadMinutes ?? 0])].map((minutes) => ({
            value: String(minutes),
            label: t.spreadOver(minutes),
          }))}
          onChange={(event) => {
            const { spreadMinutes: _, ...rest } = step;
            const minutes = Number(event.currentTarget.value);
            onChange(minutes === 0 ? rest : { ...rest, spreadMinutes: minutes });
          }}
        />
      )}
      <NativeSelect
        label={t.by}
        value={step.send === 'each' ? 'each' : step.channels.join('-')}
        data={ways.map((value) => ({ value, label: t.ways[value] }))}
        onChange={(event) => onChange({ ...step, ...channelsOf(event.currentTarget.value) })}
      />
      {onRemove !== undefined && (
        <ActionIcon variant="subtle" color="gray" aria-label={t.removeMessage(position)} onClick={onRemove}>
          <IconX size={17} stroke={1.7} />
        </ActionIcon>
      )}
    </fieldset>
  );
}

function channelsOf(way: string): Pick<PlanStep, 'channels' | 'send'> {
  switch (way) {
    case 'email':
      return { channels: ['email'], send: 'first' };
    case 'sms':
      return { channels: ['sms'], send: 'first' };
    case 'sms-email':
      return { channels: ['sms', 'email'], send: 'first' };
    case 'each':
      return { channels: ['email', 'sms'], send: 'each' };
    default:
      return { channels: ['email', 'sms'], send: 'first' };
  }
}
