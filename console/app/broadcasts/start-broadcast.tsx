import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignInFull } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { useSettled } from '../campaigns/use-settled.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { count } from '../parts/formats.ts';
import { hrefTo } from '../route.ts';
import { broadcastWords as t } from './broadcast-words.ts';

const AN_HOUR = 120_000;

interface StartBroadcastProps {
  readonly campaigns: readonly CampaignInFull[];
  readonly nameOf: (campaign: string) => string;
}

/** Chooses what goes to whom, says how many that is, and asks once more before it goes. */
export function StartBroadcast({ campaigns, nameOf }: StartBroadcastProps) {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState<string>();
  const [model, setModel] = useState('');
  const [perHour, setPerHour] = useState(AN_HOUR);
  const chosen = campaigns.find(({ id }) => id === wanted) ?? campaigns[0];
  const asked = useSettled(model.trim(), 400);
  const whom = { campaign: chosen?.id ?? '', ...(asked === '' ? {} : { model: asked }) };
  const preview = useQuery({
    queryKey: ['broadcasts', 'audience', whom],
    queryFn: () => ask('GET /api/broadcasts/audience', { query: whom }),
    enabled: chosen !== undefined,
  });
  const start = useMutation({
    mutationFn: () => ask('POST /api/broadcasts', { body: { ...whom, perHour } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['broadcasts'] }),
  });
  if (chosen === undefined)
    return (
      <p className="muted">
        {t.noCampaign} <a href={hrefTo('campaigns')}>{t.toCampaigns}</a>
      </p>
    );
  const isLive = chosen.live && chosen.approved;
  const problem = start.error ?? preview.error;
  return (
    <section className="card broadcast-new" aria-label={t.newOne}>
      <h2>{t.newOne}</h2>
      <div className="filters">
        <NativeSelect
          label={t.campaign}
          value={chosen.id}
          data={campaigns.map(({ id, live, approved }) => ({ value: id, label: live && approved ? nameOf(id) : t.notLive(nameOf(id)) }))}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <TextInput
          label={t.model}
          description={t.modelHelp}
          value={model}
          maxLength={600}
          onChange={(event) => setModel(event.currentTarget.value)}
        />
        <NumberInput
          label={t.perHour}
          value={perHour}
          min={1}
          max={10_000_000}
          thousandSeparator
          onChange={(value) => setPerHour(Number(value) || AN_HOUR)}
        />
      </div>
      <p aria-live="polite">{preview.data === undefined ? t.counting : said(preview.data)}</p>
      {problem !== null && (
        <p className="why-problem" role="alert">
          {problem.message}
        </p>
      )}
      {isLive && (
        <ConfirmButton
          label={t.start}
          title={t.startTitle(nameOf(chosen.id))}
          help={preview.data === undefined ? t.startHelp : `${said(preview.data)} ${t.startHelp}`}
          busy={start.isPending}
          onConfirm={() => start.mutate()}
        />
      )}
    </section>
  );
}

const said = ({ meant, looked, complete }: { meant: number; looked: number; complete: boolean }): string =>
  complete ? t.meant(count(meant)) : t.meantOf(count(meant), count(looked));
