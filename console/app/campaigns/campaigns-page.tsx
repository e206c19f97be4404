import { lazy } from 'react';
import { CampaignGallery } from './campaign-gallery.tsx';
import { CampaignOverview } from './campaign-overview.tsx';

const CampaignEditor = lazy(async () => ({ default: (await import('./campaign-editor.tsx')).CampaignEditor }));
const NewCampaign = lazy(async () => ({ default: (await import('./new-campaign.tsx')).NewCampaign }));

/** `#/campaigns`, `#/campaigns/win-back`, `#/campaigns/win-back/edit`, `#/campaigns/+` for one that is new. */
export function CampaignsPage({ id, part }: { readonly id: string | undefined; readonly part: string | undefined }) {
  if (id === undefined) return <CampaignGallery />;
  if (id === '+') return <NewCampaign />;
  return part === 'edit' ? <CampaignEditor key={id} id={id} /> : <CampaignOverview key={id} id={id} />;
}
