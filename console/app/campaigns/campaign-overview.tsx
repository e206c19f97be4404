import { Button } from '@mantine/core';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CampaignDetail } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { describeSteps, nameOf } from './describe-plan.ts';
import { DraftPanel } from './draft-panel.tsx';
import { editorWords as t } from './editor-words.ts';
import { stateOf } from './intents.ts';
import { MailPicture } from './mail-picture.tsx';
import { CampaignResults } from './results.tsx';
import { StateChip } from './state-chip.tsx';
import { Versions } from './versions.tsx';

/** One campaign: what it does, whether it goes out, what waits for approval and what was before. */
export function CampaignOverview({ id }: { readonly id: string }) {
  const detail = useQuery({ queryKey: ['campaign', id], queryFn: () => ask('GET /api/campaigns/:id', { path: { id } }) });
  return (
    <div className="page page-wide">
      <a className="back-link" href={hrefTo('campaigns')}>
        <IconArrowLeft size={16} stroke={1.8} /> {t.all}
      </a>
      {detail.isPending && <LoadingRows />}
      {detail.isError && <Failure error={detail.error} onRetry={() => detail.refetch()} />}
      {detail.isSuccess && <Overview id={id} detail={detail.data} />}
    </div>
  );
}

function Overview({ id, detail }: { readonly id: string; readonly detail: CampaignDetail }) {
  const { sendAt } = useCompany();
  const { campaign, draft } = detail;
  const plan = campaign ?? draft?.plan;
  if (plan === undefined) return null;
  const name = nameOf(plan);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{name}</h1>
          <StateChip state={stateOf(campaign ?? undefined, draft ?? undefined)} edit={draft?.state} />
        </div>
        <div className="head-actions">
          {campaign !== null && <Switches id={id} name={name} live={campaign.live} archived={campaign.archived === true} />}
          {detail.mayEdit && (
            <Button component="a" href={hrefTo('campaigns', id, 'edit')} leftSection={<IconPencil size={16} stroke={1.8} />}>
              {draft === null ? t.change : t.goOn}
            </Button>
          )}
        </div>
      </header>
      {draft !== null && <DraftPanel id={id} detail={detail} draft={draft} />}
      <div className="overview">
        <section className="card">
          <p>{plan.name === undefined ? words.campaigns.aboutOf(plan.id) : ''}</p>
          <ul className="steps">
            {describeSteps(plan, sendAt).map((sentence, position) => (
              <li key={plan.steps[position]?.id ?? sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="muted small">{words.campaigns.classHelp[plan.class]}</p>
          <p className="muted small">{words.campaigns.delay}</p>
        </section>
        <section className="overview-picture" aria-label={t.whatItSays}>
          <MailPicture id={id} version={campaign?.version ?? 0} name={name} />
        </section>
      </div>
      <CampaignResults id={id} steps={plan.steps} />
      <Versions detail={detail} />
    </>
  );
}

interface SwitchesProps {
  readonly id: string;
  readonly name: string;
  readonly live: boolean;
  readonly archived: boolean;
}

function Switches({ id, name, live, archived }: SwitchesProps) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (to: { readonly live: boolean } | { readonly archived: boolean }): Promise<unknown> =>
      'live' in to
        ? ask('POST /api/campaigns/:id/live', { path: { id }, body: to })
        : ask('POST /api/campaigns/:id/archive', { path: { id }, body: to }),
    onSettled: () => Promise.all([['campaigns'], ['campaign', id]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  return (
    <>
      {change.isError && (
        <p className="why-problem" role="alert">
          {change.error.message}
        </p>
      )}
      {!archived && (
        <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ live: !live })}>
          {live ? t.pause : t.resume}
        </Button>
      )}
      {archived ? (
        <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ archived: false })}>
          {t.unarchive}
        </Button>
      ) : (
        <ConfirmButton
          title={t.archiveTitle(name)}
          help={t.archiveHelp}
          label={t.archive}
          busy={change.isPending}
          onConfirm={() => change.mutate({ archived: true })}
        />
      )}
    </>
  );
}
