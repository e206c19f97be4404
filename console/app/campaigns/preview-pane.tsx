import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VariantName } from '../../../domain/campaigns/variant-texts.ts';
import type { ContentLocale } from '../../../domain/wording/greeting.ts';
import type { Kept, Preview } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { calendarDay, money } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { editorWords as t } from './editor-words.ts';
import { Findings } from './findings.tsx';
import { MailFrame } from './mail-frame.tsx';
import { SendTest } from './send-test.tsx';
import { useSettled } from './use-settled.ts';

interface PreviewPaneProps {
  readonly copy: Kept;
  readonly step: string;
  readonly variant: VariantName | undefined;
  readonly channel: 'email' | 'sms';
  readonly locale: ContentLocale;
}

const views = ['desktop', 'phone', 'dark', 'text'] as const;
type View = (typeof views)[number];

/** What comes of the words, as an example or any real customer would get it. */
export function PreviewPane({ copy, step, variant, channel, locale }: PreviewPaneProps) {
  const [view, setView] = useState<View>('desktop');
  const [customer, setCustomer] = useState<string | null>(null);
  const { plan, texts } = useSettled(copy, 350);
  const body = {
    plan,
    texts,
    step,
    ...(variant === undefined ? {} : { variant }),
    channel,
    locale,
    ...(customer === null ? {} : { customer }),
  };
  const preview = useQuery({
    queryKey: ['preview', JSON.stringify(body)],
    queryFn: ({ signal }) => ask('POST /api/preview', { body, signal }),
    placeholderData: (before) => before,
    gcTime: 30_000,
  });
  return (
    <section className="preview" aria-label={t.preview}>
      <div className="editor-choices">
        <CustomerChoice value={customer} onChoose={setCustomer} />
        {channel === 'email' && (
          <SegmentedControl
            size="sm"
            aria-label={t.view}
            value={view}
            onChange={(value) => setView(views.find((one) => one === value) ?? 'desktop')}
            data={views.map((value) => ({ value, label: t.views[value] }))}
          />
        )}
      </div>
      {preview.isPending && <LoadingRows rows={4} />}
      {preview.isError && <Failure error={preview.error} onRetry={() => preview.refetch()} />}
      {preview.isSuccess && <Shown preview={preview.data} channel={channel} view={view} />}
      {preview.data?.kind === 'rendered' && <SendTest channel={channel} question={body} as={nameIn(preview.data)} />}
      <Findings copy={copy} step={step} />
    </section>
  );
}

const nameIn = ({ for: person }: Extract<Preview, { kind: 'rendered' }>): string | undefined =>
  person.kind === 'sample' ? undefined : (person.name ?? person.id);

function Shown({ preview, channel, view }: { readonly preview: Preview; readonly channel: 'email' | 'sms'; readonly view: View }) {
  if (preview.kind === 'missing') return <p className="note">{t.missing(preview.what)}</p>;
  return (
    <>
      <About person={preview.for} />
      {channel === 'sms' ? (
        <div className="sms-preview">
          <p>{preview.text}</p>
          <span className="muted small">{t.segments(preview.segments ?? 1, money(preview.cost ?? 0))}</span>
        </div>
      ) : view === 'text' ? (
        <pre className="text-preview">{preview.text}</pre>
      ) : (
        <div className="mail-preview" data-view={view}>
          <p className="mail-subject">{preview.subject}</p>
          <MailFrame html={preview.html} title={t.frame(preview.subject)} dark={view === 'dark'} />
        </div>
      )}
    </>
  );
}

function About({ person }: { readonly person: Extract<Preview, { kind: 'rendered' }>['for'] }) {
  if (person.kind === 'sample') return null;
  const name = person.name ?? person.id;
  return (
    <p className="muted small" role="status">
      {person.on === undefined ? t.previewNoDate(name) : t.previewFor(name, calendarDay(person.on))}
      {person.heldBack !== undefined && ` ${t.previewHeld(name, person.heldBack)}`}
    </p>
  );
}

function CustomerChoice({ value, onChoose }: { readonly value: string | null; readonly onChoose: (id: string | null) => void }) {
  const [search, setSearch] = useState('');
  const asked = useSettled(search, 300);
  const people = useQuery({
    queryKey: ['customers', 'choice', asked],
    queryFn: () => ask('GET /api/customers', { query: { limit: 12, search: asked } }),
    placeholderData: (before) => before,
  });
  const found = (people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name === undefined ? id : `${name} (${id})` }));
  return (
    <Select
      className="preview-as"
      aria-label={t.previewAs}
      placeholder={`${t.previewAs}: ${t.example}`}
      searchable
      clearable
      value={value}
      onChange={onChoose}
      onSearchChange={(text) => setSearch(text.replace(/ \([^)]*\)$/, ''))}
      filter={({ options }) => options}
      data={value !== null && !found.some((one) => one.value === value) ? [{ value, label: value }, ...found] : found}
      nothingFoundMessage={t.search}
    />
  );
}
