import { Button } from '@mantine/core';
import { IconArrowLeft, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShownSecret } from '../../contract/webhook-answers.ts';
import { ask } from '../ask.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { NewWebhook } from './new-webhook.tsx';
import { Secret } from './shown-secret.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { webhookWords as t } from './webhook-words.ts';

/** Where other systems listen: added, tried, held back and removed here. */
export function WebhooksPage() {
  const webhooks = useQuery({ queryKey: ['webhooks'], queryFn: () => ask('GET /api/webhooks') });
  const [shown, setShown] = useState<ShownSecret>();
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about}>
        <Button component="a" href={hrefTo('settings')} variant="default" leftSection={<IconArrowLeft size={16} stroke={1.8} />}>
          {t.toSettings}
        </Button>
      </PageHead>
      {shown !== undefined && <Secret shown={shown} onKept={() => setShown(undefined)} />}
      {webhooks.isPending && <LoadingRows rows={3} />}
      {webhooks.isError && <Failure error={webhooks.error} onRetry={() => webhooks.refetch()} />}
      {webhooks.isSuccess && (
        <>
          <NewWebhook types={webhooks.data.types} onSecret={setShown} />
          {webhooks.data.items.length === 0 && <Empty icon={IconWebhook} title={t.none} help={t.noneHelp} />}
          <div className="ledger">
            {webhooks.data.items.map((one) => (
              <WebhookCard key={one.id} webhook={one} onSecret={setShown} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
