import { Switch } from '@mantine/core';
import { IconCalendarHeart } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { anything, type Campaign, campaignListShape } from '../shapes.ts';
import { words } from '../words.ts';
import { describeSteps } from './describe-campaign.ts';

const t = words.campaigns;
const classes = ['marketing', 'service', 'safety'] as const;

export function CampaignsPage() {
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: () => ask(campaignListShape, '/api/campaigns') });
  return (
    <div className="page">
      <PageHead title={t.title} about={`${t.about} ${t.delay}`} />
      {campaigns.isPending && <LoadingRows />}
      {campaigns.isError && <Failure error={campaigns.error} onRetry={() => campaigns.refetch()} />}
      {campaigns.data?.items.length === 0 && <Empty icon={IconCalendarHeart} title={t.empty} help={t.emptyHelp} />}
      {classes.map((name) => {
        const items = campaigns.data?.items.filter((campaign) => campaign.class === name) ?? [];
        return items.length === 0 ? null : (
          <section key={name} className="campaign-class">
            <h2>{t.classes[name]}</h2>
            <p className="muted">{t.classHelp[name]}</p>
            <div className="campaign-grid">
              {items.map((campaign) => (
                <CampaignCard key={campaign.id} campaign={campaign} />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}

function CampaignCard({ campaign }: { readonly campaign: Campaign }) {
  const queries = useQueryClient();
  const { sendAt } = useCompany();
  const change = useMutation({
    mutationFn: (live: boolean) =>
      ask(anything, `/api/campaigns/${encodeURIComponent(campaign.id)}/live`, { method: 'POST', body: { live } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  const live = change.isPending ? change.variables : campaign.live;
  const name = t.name(campaign.id);
  return (
    <article className="card campaign" data-live={live}>
      <div className="section-head">
        <h3>{name}</h3>
        <Switch
          aria-label={t.switch(name)}
          checked={live}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
      </div>
      <p>{t.aboutOf(campaign.id)}</p>
      <ul className="steps">
        {describeSteps(campaign, sendAt).map((sentence, position) => (
          <li key={campaign.steps[position]?.id ?? sentence}>{sentence}</li>
        ))}
      </ul>
      {change.isError && (
        <p className="why-problem" role="alert">
          {change.error.message}
        </p>
      )}
    </article>
  );
}
