import { Button } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Kept } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { Empty, Failure, LoadingRows } from '../parts/states.tsx';
import { goTo } from '../route.ts';
import { Findings, useFindings } from './findings.tsx';
import { ForecastFigures } from './forecast-figures.tsx';
import { forecastWords as t } from './forecast-words.ts';
import type { Drafting } from './use-draft.ts';

const DAYS = 90;

interface StepForecastProps {
  readonly id: string;
  readonly copy: Kept;
  readonly drafting: Drafting;
}

/** What it would do, before anybody lets it go; from here it is handed in. */
export function StepForecast({ id, copy, drafting }: StepForecastProps) {
  const { plan, texts } = copy;
  const queries = useQueryClient();
  const findings = useFindings(copy);
  const grave = findings.data?.items.some((finding) => finding.grave) === true;
  const forecast = useQuery({
    queryKey: ['forecast', JSON.stringify([plan, texts])],
    queryFn: ({ signal }) => ask('POST /api/forecast', { query: { days: DAYS }, body: { plan, texts }, signal }),
    staleTime: 60_000,
  });
  const submit = useMutation({
    mutationFn: async () => {
      const { rev } = drafting.unsaved || copy.rev === 0 ? await drafting.save.mutateAsync(copy) : copy;
      return await ask('POST /api/campaigns/:id/submit', { path: { id }, body: { rev } });
    },
    onSuccess: async () => {
      await Promise.all([['campaigns'], ['campaign', id]].map((queryKey) => queries.invalidateQueries({ queryKey })));
      goTo('campaigns', id);
    },
  });
  return (
    <div className="forecast">
      {forecast.isPending && (
        <section className="card editor-part" aria-busy="true">
          <p className="muted">{t.working}</p>
          <LoadingRows rows={4} />
        </section>
      )}
      {forecast.isError && <Failure error={forecast.error} onRetry={() => forecast.refetch()} />}
      {forecast.data?.planned === 0 && <Empty icon={IconCalendarOff} title={t.none} help={t.noneHelp} />}
      {forecast.isSuccess && forecast.data.planned > 0 && <ForecastFigures forecast={forecast.data} />}
      <section className="card editor-part">
        <Findings copy={copy} />
        <div className="editor-acts">
          <Button
            size="md"
            loading={submit.isPending}
            disabled={grave || drafting.overtaken || forecast.isPending}
            onClick={() => submit.mutate()}
          >
            {t.submit}
          </Button>
        </div>
        {submit.isError && (
          <p className="why-problem" role="alert">
            {submit.error.message}
          </p>
        )}
      </section>
    </div>
  );
}
