import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload, IconMessageQuestion } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays } from '../../../domain/calendar/calendar-date.ts';
import { ask, askForFile } from '../ask.ts';
import { saveFile } from '../parts/save-file.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { words } from '../words.ts';
import { ImprovementsSection } from './improvements-section.tsx';
import { SurveyFigures } from './survey-figures.tsx';
import { ClosedNote, CloseSurvey } from './survey-round.tsx';

const t = words.surveys;
/** What is shown first. */
const PERIOD_DAYS = 90;

interface Filter {
  readonly campaign: string | null;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly product: string | null;
  readonly tier: string | null;
}

export function SurveysPage() {
  const [filter, setFilter] = useState<Filter>({ campaign: null, from: undefined, to: undefined, product: null, tier: null });
  const asking = useQuery({ queryKey: ['surveys'], queryFn: () => ask('GET /api/surveys') });
  const campaign = filter.campaign ?? asking.data?.items[0]?.campaign;
  const chosen = asking.data?.items.find((one) => one.campaign === campaign);
  const today = asking.data?.today ?? '';
  const to = filter.to ?? today;
  const from = filter.from ?? (today === '' ? '' : addDays(today, -PERIOD_DAYS));
  const query = { campaign: campaign ?? '', from, to, product: filter.product, tier: filter.tier };
  const results = useQuery({
    queryKey: ['surveys', query],
    queryFn: () => ask('GET /api/surveys/results', { query }),
    enabled: campaign !== undefined && from !== '' && to !== '',
    placeholderData: keepPreviousData,
  });
  const download = useMutation({
    mutationFn: () => askForFile('GET /api/surveys/answers', { query }),
    onSuccess: (csv) => saveFile(`${campaign}-${from}-${to}.csv`, 'text/csv;charset=utf-8', csv),
  });
  const change = (changed: Partial<Filter>) => setFilter((before) => ({ ...before, ...changed }));
  if (asking.data?.items.length === 0) {
    return (
      <div className="page">
        <PageHead title={t.title} about={t.about} />
        <Empty icon={IconMessageQuestion} title={t.noSurveys} help={t.noSurveysHelp} />
      </div>
    );
  }
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about}>
        <div className="case-buttons">
          {chosen?.closedAt === null && <CloseSurvey key={chosen.campaign} asking={chosen} />}
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} />}
            loading={download.isPending}
            disabled={!results.isSuccess || results.data.results.n === 0}
            onClick={() => download.mutate()}
          >
            {t.export}
          </Button>
        </div>
      </PageHead>
      {asking.isPending && <LoadingRows />}
      {asking.isError && <Failure error={asking.error} onRetry={() => asking.refetch()} />}
      {asking.isSuccess && (
        <div className="filters">
          <Select
            label={t.campaign}
            data={asking.data.items.map((one) => ({ value: one.campaign, label: words.campaigns.name(one.campaign) }))}
            value={campaign ?? null}
            allowDeselect={false}
            onChange={(value) => change({ campaign: value, product: null, tier: null })}
          />
          <TextInput type="date" label={t.from} value={from} max={to} onChange={(event) => change({ from: event.currentTarget.value })} />
          <TextInput type="date" label={t.to} value={to} min={from} onChange={(event) => change({ to: event.currentTarget.value })} />
          <Choice label={t.product} all={results.data?.products ?? []} value={filter.product} onChoose={(product) => change({ product })} />
          <Choice label={t.tier} all={results.data?.tiers ?? []} value={filter.tier} onChoose={(tier) => change({ tier })} />
        </div>
      )}
      {chosen !== undefined && chosen.closedAt !== null && <ClosedNote asking={chosen} closedAt={chosen.closedAt} />}
      {download.isError && (
        <p className="why-problem" role="alert">
          {download.error.message}
        </p>
      )}
      {results.isError && <Failure error={results.error} onRetry={() => results.refetch()} />}
      {asking.isSuccess && results.isPending && <LoadingRows />}
      {results.data?.results.n === 0 && <Empty icon={IconMessageQuestion} title={t.empty} help={t.emptyHelp} />}
      {results.isSuccess && results.data.results.n > 0 && <SurveyFigures {...results.data} />}
      {results.isSuccess && results.data.results.factors.length > 0 && campaign !== undefined && (
        <ImprovementsSection
          key={campaign}
          campaign={campaign}
          factors={results.data.results.factors.map(({ factor }) => factor)}
          today={today}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: readonly string[];
  readonly value: string | null;
  readonly onChoose: (value: string | null) => void;
}

function Choice({ label, all, value, onChoose }: ChoiceProps) {
  return <Select label={label} placeholder={t.all} data={[...all]} value={value} clearable searchable onChange={onChoose} />;
}
