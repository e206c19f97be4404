import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { recallPlanShape } from '../../contract/recall-answers.ts';
import { ask } from '../ask.ts';
import { useSettled } from '../campaigns/use-settled.ts';
import { calendarDay } from '../parts/formats.ts';
import { useKept } from '../parts/use-kept.ts';
import { RecallReach } from './recall-reach.tsx';
import { recallWords } from './recall-words.ts';

const t = recallWords.form;

/** Under this name what is written is kept until it is asked for. */
export const RECALL_FORM = 'recall';

interface StartRecallProps {
  /** The first day whose notices are still to come everywhere. */
  readonly earliest: string;
  readonly onDone: () => void;
}

/** A recall as it is asked for: what, why, from when on, and whom it would reach. Somebody else lets it begin. */
export function StartRecall({ earliest, onDone }: StartRecallProps) {
  const queries = useQueryClient();
  const [kept, setPlan] = useKept(RECALL_FORM, recallPlanShape);
  const blank = { id: '', model: '', serialFrom: '', serialTo: '', reason: '', safety: false, startsOn: earliest };
  // What was written days ago may name a day that is over.
  const plan = kept === undefined ? blank : { ...kept, startsOn: kept.startsOn < earliest ? earliest : kept.startsOn };
  const done = () => {
    setPlan(undefined);
    onDone();
  };
  const range = { model: plan.model.trim(), serialFrom: plan.serialFrom.trim(), serialTo: plan.serialTo.trim() };
  const settled = useSettled(JSON.stringify(range), 400) === JSON.stringify(range);
  const isWhole = Object.values(range).every((text) => text !== '');
  const request = useMutation({
    mutationFn: () => ask('POST /api/recall-drafts', { body: plan }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['recalls'] });
      done();
    },
  });
  const field = (key: 'id' | 'model' | 'serialFrom' | 'serialTo' | 'reason' | 'startsOn') => ({
    value: plan[key],
    required: true,
    onChange: (event: FormEvent<HTMLInputElement>) => setPlan({ ...plan, [key]: event.currentTarget.value }),
  });
  return (
    <form
      className="card broadcast-new"
      aria-label={recallWords.begin}
      onSubmit={(event) => {
        event.preventDefault();
        request.mutate();
      }}
    >
      <h2>{recallWords.begin}</h2>
      <p className="muted">{t.about}</p>
      <div className="filters">
        <TextInput label={t.name} description={t.nameHelp} maxLength={64} {...field('id')} />
        <TextInput label={t.model} description={t.modelHelp} maxLength={128} {...field('model')} />
        <TextInput label={t.from} maxLength={128} {...field('serialFrom')} />
        <TextInput label={t.to} maxLength={128} {...field('serialTo')} />
        <TextInput label={t.reason} maxLength={500} {...field('reason')} />
        <TextInput type="date" label={t.startsOn} description={t.startHelp(calendarDay(earliest))} {...field('startsOn')} />
      </div>
      <Checkbox label={t.safety} checked={plan.safety} onChange={(event) => setPlan({ ...plan, safety: event.currentTarget.checked })} />
      {isWhole && settled && <RecallReach range={range} />}
      {request.isError && (
        <p className="why-problem" role="alert">
          {request.error.message}
        </p>
      )}
      <Group>
        <Button type="submit" loading={request.isPending}>
          {t.ask}
        </Button>
        <Button variant="default" onClick={done}>
          {t.cancel}
        </Button>
      </Group>
    </form>
  );
}
