import { Button, SegmentedControl, Tabs } from '@mantine/core';
import { IconArrowLeft, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askLocal } from '../ask.ts';
import { type InboxItem, type Letter, letterShape } from '../local-shapes.ts';
import { dayIn, money, timeIn } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { SmsBubble } from './sms-bubble.tsx';

const t = words.inbox;

interface ReadingPaneProps {
  readonly id: string;
  readonly item: InboxItem | undefined;
  readonly timeZone: string;
}

export function ReadingPane({ id, item, timeZone }: ReadingPaneProps) {
  const letter = useQuery({
    queryKey: ['letter', id],
    queryFn: () => askLocal(letterShape, `/local/inbox/${encodeURIComponent(id)}`),
    staleTime: Infinity,
  });
  if (letter.isPending) return <LoadingRows rows={4} />;
  if (letter.isError) return <Failure error={letter.error} onRetry={() => letter.refetch()} />;
  const customer = letter.data.customer ?? item?.customer;
  const campaign = letter.data.campaign ?? item?.campaign;
  const cost = letter.data.cost ?? item?.cost;
  const channel = letter.data.channel ?? item?.channel ?? (letter.data.html == null ? 'sms' : 'email');
  return (
    <article className="letter">
      <a className="back" href={hrefTo('inbox')}>
        <IconArrowLeft size={18} stroke={1.6} /> {words.back}
      </a>
      <header className="letter-head">
        <h2>{channel === 'sms' ? t.sms : letter.data.subject}</h2>
        <dl className="letter-facts">
          {letter.data.from != null && <Line name={t.from} value={letter.data.from} />}
          <Line name={t.to} value={letter.data.to} />
        </dl>
        <div className="letter-meta muted">
          <span>
            {dayIn(letter.data.at, timeZone)}, {timeIn(letter.data.at, timeZone)}
          </span>
          {campaign != null && <span className="tag">{words.campaigns.name(campaign)}</span>}
          {cost != null && <span>{money(cost)}</span>}
          {customer != null && (
            <Button
              component="a"
              href={hrefTo('customers', customer)}
              size="compact-sm"
              variant="subtle"
              leftSection={<IconUser size={15} stroke={1.6} />}
            >
              {t.openCustomer}
            </Button>
          )}
        </div>
      </header>
      {channel === 'sms' ? <SmsBubble id={id} letter={letter.data} /> : <Mail id={id} letter={letter.data} />}
    </article>
  );
}

const Line = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

function Mail({ id, letter }: { readonly id: string; readonly letter: Letter }) {
  const [width, setWidth] = useState('desktop');
  return (
    <Tabs defaultValue="mail" keepMounted={false} className="letter-body">
      <div className="letter-tabs">
        <Tabs.List>
          <Tabs.Tab value="mail">{t.mail}</Tabs.Tab>
          <Tabs.Tab value="text">{t.text}</Tabs.Tab>
          <Tabs.Tab value="headers">{t.headers}</Tabs.Tab>
        </Tabs.List>
        <SegmentedControl
          className="letter-width"
          aria-label={t.width}
          size="xs"
          value={width}
          onChange={setWidth}
          data={[
            { value: 'desktop', label: t.desktop },
            { value: 'phone', label: t.phone },
          ]}
        />
      </div>
      <Tabs.Panel value="mail" className="letter-panel">
        <div className="letter-stage" data-width={width}>
          {/* No scripts and no access to this page; links open beside it. */}
          <iframe
            title={t.frame(letter.subject ?? '')}
            src={`/local/inbox/${encodeURIComponent(id)}/html`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
          />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="text" className="letter-panel">
        <pre className="letter-text">{letter.text ?? ''}</pre>
      </Tabs.Panel>
      <Tabs.Panel value="headers" className="letter-panel">
        <dl className="headers">
          {letter.headers.map(({ name, value }, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, and their order never changes
            <Line key={position} name={name} value={value} />
          ))}
        </dl>
      </Tabs.Panel>
    </Tabs>
  );
}
