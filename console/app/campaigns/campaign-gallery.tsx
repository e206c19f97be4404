import { Button } from '@mantine/core';
import { IconCalendarHeart, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CampaignInFull, Edit, Plan } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { count } from '../parts/formats.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { describeSteps, nameOf } from './describe-plan.ts';
import { editorWords as t } from './editor-words.ts';
import { byFame, type Intent, intentOf, intents, stateOf } from './intents.ts';
import { MailPicture } from './mail-picture.tsx';
import { StateChip } from './state-chip.tsx';
import { useNumbers } from './use-numbers.ts';

interface Shown {
  readonly plan: Plan;
  readonly campaign: CampaignInFull | undefined;
  readonly edit: Edit | undefined;
}

/** Every campaign by what it is for, with a picture of what it says. */
export function CampaignGallery() {
  const gallery = useQuery({ queryKey: ['campaigns', 'gallery'], queryFn: () => ask('GET /api/campaigns') });
  const shown = gallery.data === undefined ? [] : shownOf(gallery.data.items, gallery.data.drafts);
  const current = shown.filter(({ campaign }) => campaign?.archived !== true);
  const archived = shown.filter(({ campaign }) => campaign?.archived === true);
  return (
    <div className="page page-wide">
      <PageHead title={words.campaigns.title} about={words.campaigns.about}>
        <Button component="a" href={hrefTo('campaigns', '+')} leftSection={<IconPlus size={16} stroke={1.8} />}>
          {t.create}
        </Button>
      </PageHead>
      {gallery.isPending && <LoadingRows />}
      {gallery.isError && <Failure error={gallery.error} onRetry={() => gallery.refetch()} />}
      {gallery.isSuccess && shown.length === 0 && (
        <Empty icon={IconCalendarHeart} title={words.campaigns.empty} help={words.campaigns.emptyHelp} />
      )}
      {intents.map((intent) => (
        <Shelf key={intent} intent={intent} all={current.filter(({ plan }) => intentOf(plan) === intent)} />
      ))}
      {archived.length > 0 && (
        <details className="campaign-class">
          <summary>{t.showArchived(archived.length)}</summary>
          <Cards all={archived} />
        </details>
      )}
    </div>
  );
}

function shownOf(campaigns: readonly CampaignInFull[], edits: readonly Edit[]): Shown[] {
  const ofCampaigns = campaigns.map((campaign) => ({ plan: campaign, campaign, edit: edits.find(({ plan }) => plan.id === campaign.id) }));
  const fresh = edits.filter(({ base }) => base === 0).map((edit) => ({ plan: edit.plan, campaign: undefined, edit }));
  return [...ofCampaigns, ...fresh].sort((a, b) => byFame(a.plan, b.plan));
}

function Shelf({ intent, all }: { readonly intent: Intent; readonly all: readonly Shown[] }) {
  if (all.length === 0) return null;
  return (
    <section className="campaign-class">
      <h2>{t.intents[intent]}</h2>
      <p className="muted">{t.intentHelp[intent]}</p>
      <Cards all={all} />
    </section>
  );
}

const Cards = ({ all }: { readonly all: readonly Shown[] }) => (
  <div className="campaign-grid">
    {all.map((one) => (
      <Card key={one.plan.id} {...one} />
    ))}
  </div>
);

function Card({ plan, campaign, edit }: Shown) {
  const { sendAt } = useCompany();
  const name = nameOf(plan);
  const state = stateOf(campaign, edit);
  const [first, ...more] = describeSteps(plan, sendAt);
  const { of, days } = useNumbers(plan.id);
  return (
    <a className="card campaign" data-live={state === 'live'} href={hrefTo('campaigns', plan.id)}>
      <MailPicture id={plan.id} version={campaign?.version ?? 0} name={name} />
      <div className="campaign-text">
        <h3>{name}</h3>
        <StateChip state={state} edit={edit?.state} />
        <p className="muted">{campaign === undefined || plan.name !== undefined ? first : words.campaigns.aboutOf(plan.id)}</p>
        {of !== undefined && of.sent + of.held > 0 && <p className="small">{t.numbers(count(of.sent), count(of.held), days)}</p>}
        <p className="campaign-when">
          {first}
          {more.length > 0 && ` ${words.campaigns.andMore(more.length)}`}
        </p>
      </div>
    </a>
  );
}
