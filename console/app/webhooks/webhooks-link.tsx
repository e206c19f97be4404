import { Button } from '@mantine/core';
import { IconWebhook } from '@tabler/icons-react';
import { useHolds } from '../role.ts';
import { hrefTo } from '../route.ts';
import { webhookWords as t } from './webhook-words.ts';

/** For admins, whose business it is alone. */
export function WebhooksLink() {
  if (!useHolds('admin')) return null;
  return (
    <Button component="a" href={hrefTo('settings', 'webhooks')} variant="default" leftSection={<IconWebhook size={16} stroke={1.8} />}>
      {t.title}
    </Button>
  );
}
