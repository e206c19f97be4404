import { IconSpeakerphone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { words } from '../words.ts';
import { BroadcastCard } from './broadcast-card.tsx';
import { broadcastWords as t } from './broadcast-words.ts';
import { StartBroadcast } from './start-broadcast.tsx';

/** One-off audiences: started, followed, held back and ended here. */
export function BroadcastsPage() {
  const broadcasts = useQuery({
    queryKey: ['broadcasts'],
    queryFn: () => ask('GET /api/broadcasts'),
    refetchInterval: 10_000,
  });
  const campaigns = useQuery({ queryKey: ['campaigns', 'in full'], queryFn: () => ask('GET /api/campaigns') });
  const nameOf = (id: string) => campaigns.data?.items.find((one) => one.id === id)?.name ?? words.campaigns.name(id);
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about} />
      {campaigns.isSuccess && (
        <StartBroadcast campaigns={campaigns.data.items.filter(({ fact }) => fact === 'broadcast')} nameOf={nameOf} />
      )}
      {broadcasts.isPending && <LoadingRows rows={3} />}
      {broadcasts.isError && <Failure error={broadcasts.error} onRetry={() => broadcasts.refetch()} />}
      {broadcasts.data?.items.length === 0 && <Empty icon={IconSpeakerphone} title={t.none} help={t.noneHelp} />}
      <div className="ledger">
        {broadcasts.data?.items.map((line) => (
          <BroadcastCard key={line.id} line={line} name={nameOf(line.campaign)} />
        ))}
      </div>
    </div>
  );
}
