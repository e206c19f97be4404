import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { MailFrame } from '../campaigns/mail-frame.tsx';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { useHolds } from '../role.ts';
import { words } from '../words.ts';
import { timelineWords as t } from './timeline-words.ts';

interface SentMessageProps {
  readonly customer: string;
  /** Its key. */
  readonly message: string;
  readonly name: string;
}

/** A message that went out, to be read. */
export function SentMessage({ customer, message, name }: SentMessageProps) {
  const [open, setOpen] = useState(false);
  const mayRead = useHolds('agent', 'author', 'approver', 'admin');
  if (!mayRead) return null;
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        {t.read}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`${t.asSent}: ${name}`}
        size="lg"
        centered
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <Words customer={customer} message={message} />
      </Modal>
    </>
  );
}

function Words({ customer, message }: Omit<SentMessageProps, 'name'>) {
  const sent = useQuery({
    queryKey: ['message', customer, message],
    queryFn: () => ask('GET /api/customers/:id/message', { path: { id: customer }, query: { key: message } }),
  });
  if (sent.isPending) return <LoadingRows rows={4} />;
  if (sent.isError) return <Failure error={sent.error} onRetry={() => sent.refetch()} />;
  const { channel, subject, html, text } = sent.data;
  return (
    <div className="as-sent">
      {channel === 'sms' ? (
        <p className="sms-bubble">{text}</p>
      ) : (
        <>
          <p className="mail-subject">{subject}</p>
          <MailFrame html={html} title={t.frame(subject)} />
        </>
      )}
      <p className="muted small">{t.asSentHelp}</p>
    </div>
  );
}
