import { IconDeviceMobileMessage, IconMail } from '@tabler/icons-react';
import type { InboxItem } from '../local-shapes.ts';
import { money, shortDayIn } from '../parts/formats.ts';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';

interface MessageListProps {
  readonly items: readonly InboxItem[];
  readonly open: string | undefined;
  readonly timeZone: string;
}

export function MessageList({ items, open, timeZone }: MessageListProps) {
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.id}>
          <a className="row" href={hrefTo('inbox', item.id)} aria-current={item.id === open ? 'true' : undefined}>
            <span className="row-icon" data-channel={item.channel} title={words.inbox[item.channel]}>
              {item.channel === 'email' ? <IconMail size={17} stroke={1.6} /> : <IconDeviceMobileMessage size={17} stroke={1.6} />}
            </span>
            <span className="row-body">
              <span className="row-line">
                <span className="row-title">{item.subject ?? item.text ?? ''}</span>
                <time className="row-when">{shortDayIn(item.at, timeZone)}</time>
              </span>
              <span className="row-line muted">
                <span className="row-sub">{nameIn(item.to)}</span>
                {item.campaign != null && <span className="tag">{words.campaigns.name(item.campaign)}</span>}
                {item.cost != null && <span className="row-cost">{money(item.cost)}</span>}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** `Ada Byron <ada@example.com>` is told by its name. */
const nameIn = (address: string): string => address.replace(/\s*<[^<>]*>$/, '').replace(/^"(.*)"$/, '$1') || address;
