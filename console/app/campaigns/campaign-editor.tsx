import { Alert, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCompany } from '../company.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { describeSteps, nameOf } from './describe-plan.ts';
import { editorWords as t } from './editor-words.ts';
import { StepForecast } from './step-forecast.tsx';
import { StepSafeguards } from './step-safeguards.tsx';
import { StepWhat } from './step-what.tsx';
import { StepWhen } from './step-when.tsx';
import { type Drafting, useDraft } from './use-draft.ts';

const StepWho = lazy(async () => ({ default: (await import('./step-who.tsx')).StepWho }));

const parts = ['when', 'who', 'what', 'safeguards', 'forecast'] as const;
type Part = (typeof parts)[number];

/** The form in four steps, and what it would do. */
export function CampaignEditor({ id }: { readonly id: string }) {
  const drafting = useDraft(id);
  const { detail, copy } = drafting;
  return (
    <div className="page page-wide">
      <a className="back-link" href={hrefTo('campaigns', id)}>
        <IconArrowLeft size={16} stroke={1.8} /> {copy === undefined ? t.all : nameOf(copy.plan)}
      </a>
      {detail.isPending && <LoadingRows />}
      {detail.isError && copy === undefined && <Failure error={detail.error} onRetry={() => detail.refetch()} />}
      {detail.isSuccess && copy !== undefined && <Form id={id} drafting={drafting} copy={copy} isNew={detail.data.campaign === null} />}
    </div>
  );
}

interface FormProps {
  readonly id: string;
  readonly drafting: Drafting;
  readonly copy: NonNullable<Drafting['copy']>;
  readonly isNew: boolean;
}

function Form({ id, drafting, copy, isNew }: FormProps) {
  const { sendAt } = useCompany();
  const [part, setPart] = useState<Part>('when');
  const at = parts.indexOf(part);
  const go = (to: number): void => {
    const next = parts[to];
    if (next === undefined) return;
    if (drafting.unsaved && !drafting.overtaken) drafting.save.mutate(copy);
    setPart(next);
    document.getElementById('content')?.scrollTo({ top: 0 });
  };
  return (
    <>
      <header className="page-head editor-head">
        <div>
          <h1>{nameOf(copy.plan)}</h1>
          <p className="editor-sentence">{describeSteps(copy.plan, sendAt).join(' ')}</p>
        </div>
        <Saving drafting={drafting} copy={copy} />
      </header>
      <Notices drafting={drafting} />
      <nav aria-label={t.editing(nameOf(copy.plan))}>
        <ol className="editor-steps">
          {parts.map((name, position) => (
            <li key={name}>
              <button type="button" aria-current={name === part ? 'step' : undefined} onClick={() => go(position)}>
                <span className="editor-step-number">{position + 1}</span>
                <span className="editor-step-name">{t.steps[name]}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <Suspense fallback={<LoadingRows rows={3} />}>
        {part === 'when' && <StepWhen copy={copy} isNew={isNew} change={drafting.change} />}
        {part === 'who' && <StepWho copy={copy} change={drafting.change} />}
        {part === 'what' && <StepWhat copy={copy} change={drafting.change} />}
        {part === 'safeguards' && <StepSafeguards copy={copy} change={drafting.change} />}
        {part === 'forecast' && <StepForecast id={id} copy={copy} drafting={drafting} />}
      </Suspense>
      <footer className="editor-foot">
        <Button variant="default" disabled={at === 0} onClick={() => go(at - 1)}>
          {t.previous}
        </Button>
        {at < parts.length - 1 && <Button onClick={() => go(at + 1)}>{t.next}</Button>}
      </footer>
    </>
  );
}

function Saving({ drafting, copy }: Pick<FormProps, 'drafting' | 'copy'>) {
  const { save, unsaved } = drafting;
  return (
    <div className="editor-saving">
      <span className="muted small" role="status">
        {save.isPending ? t.saving : unsaved ? t.unsaved : copy.rev > 0 ? t.saved : ''}
      </span>
      <Button variant="default" loading={save.isPending} disabled={!unsaved || drafting.overtaken} onClick={() => save.mutate(copy)}>
        {t.save}
      </Button>
    </div>
  );
}

function Notices({ drafting }: Pick<FormProps, 'drafting'>) {
  const { save, overtaken, restored, unsaved } = drafting;
  if (overtaken)
    return (
      <Alert color="yellow" title={t.conflict.title} role="alert" className="editor-notice">
        <p>{save.error?.message ?? ''}</p>
        <div className="editor-acts">
          <Button size="compact-sm" variant="default" onClick={drafting.drop}>
            {t.conflict.theirs}
          </Button>
          <Button size="compact-sm" variant="default" onClick={drafting.writeOver}>
            {t.conflict.mine}
          </Button>
        </div>
      </Alert>
    );
  return (
    <>
      {save.isError && (
        <p className="why-problem editor-notice" role="alert">
          {save.error.message}
        </p>
      )}
      {restored && unsaved && (
        <Alert className="editor-notice">
          {t.restored}{' '}
          <Button size="compact-sm" variant="subtle" onClick={drafting.drop}>
            {t.startAgain}
          </Button>
        </Alert>
      )}
    </>
  );
}
