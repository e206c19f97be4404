import {
  IconAward,
  IconBan,
  IconCalendarCheck,
  IconCalendarX,
  IconDeviceMobileMessage,
  IconLifebuoy,
  IconMail,
  IconMessageHeart,
  IconPackage,
  IconShieldCheck,
  IconWashMachine,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Customer, Order, Proof, TimelineEntry } from '../../contract/customer-answers.ts';
import { caseWords } from '../case-words.ts';
import { casePlace } from '../cases/case-path.ts';
import { calendarDay, dayIn, timeIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { SentMessage } from './sent-message.tsx';
import { timelineWords as t } from './timeline-words.ts';

const c = words.customers;

/** One thing that happened: what, when, and where it leads. */
export function Entry({ entry, customer }: { readonly entry: TimelineEntry; readonly customer: Customer }) {
  const { timeZone } = customer;
  const { tone, icon: Icon, title, text, link } = shown(entry, customer);
  // What has a day and no hour stands at its beginning.
  const hour = entry.kind === 'product' || entry.kind === 'tier' ? undefined : timeIn(entry.at, timeZone);
  return (
    <li className="entry" data-tone={tone}>
      <span className="entry-icon">
        <Icon size={15} stroke={1.7} />
      </span>
      <div className="entry-body">
        <p className="entry-title">{title}</p>
        {text !== '' && <p className="entry-text">{text}</p>}
        {entry.kind === 'consent' && <p className="muted small">{proofOf(entry.proof)}</p>}
        <p className="entry-foot muted">
          <time>{[dayIn(entry.at, timeZone), hour].filter((part) => part !== undefined).join(', ')}</time>
          {link}
        </p>
      </div>
    </li>
  );
}

interface Shown {
  readonly tone: string;
  readonly icon: typeof IconMail;
  readonly title: ReactNode;
  readonly text: string;
  readonly link?: ReactNode;
}

function shown(entry: TimelineEntry, { id, timeZone }: Customer): Shown {
  switch (entry.kind) {
    case 'order':
      return { tone: 'order', icon: IconPackage, title: orderTitle(entry.order), text: '' };
    case 'answer': {
      const { perceived, expected, satisfied, comment } = entry.answer;
      const rating = perceived === undefined || expected === undefined ? undefined : c.rated(perceived, expected);
      const verdict = satisfied === undefined ? undefined : satisfied ? c.satisfied : c.dissatisfied;
      const title = `${c.answered}: ${words.campaigns.name(entry.answer.campaign)}`;
      return { tone: 'answer', icon: IconMessageHeart, title, text: oneLine([rating, verdict, comment]) };
    }
    case 'booking': {
      const { status, visitAt } = entry.booking;
      const when = `${dayIn(visitAt, timeZone)}, ${timeIn(visitAt, timeZone)}`;
      const [icon, title] = status === 'booked' ? [IconCalendarCheck, c.booked] : [IconCalendarX, c.cancelled];
      return { tone: 'answer', icon, title, text: when };
    }
    case 'message': {
      const { channel, campaign, key } = entry.message;
      const went = entry.outcome === 'sent';
      const icon = went ? (channel === 'sms' ? IconDeviceMobileMessage : IconMail) : IconBan;
      const name = words.campaigns.name(campaign);
      const link = went ? <SentMessage customer={id} message={key} name={name} /> : undefined;
      return { tone: went ? 'sent' : 'not-sent', icon, title: name, text: entry.why, link };
    }
    case 'case': {
      const { id: one, kind, closedOn } = entry.case;
      const title = <a href={hrefTo('cases', casePlace(id, one))}>{t.case(caseWords.kind(kind))}</a>;
      return { tone: 'order', icon: IconLifebuoy, title, text: closedOn === undefined ? t.caseOpen : t.caseClosed(calendarDay(closedOn)) };
    }
    case 'consent':
      return {
        tone: 'order',
        icon: IconShieldCheck,
        title: t.consent,
        text: oneLine([...changesOf(entry.proof), t.source(entry.proof.source)]),
      };
    case 'product': {
      const { name, model, id: asset, serial } = entry.asset;
      const text = oneLine([name === undefined ? undefined : model, serial === undefined ? undefined : c.serial(serial)]);
      return { tone: 'order', icon: IconWashMachine, title: t.bought(name ?? model ?? asset), text };
    }
    case 'tier':
      return { tone: 'answer', icon: IconAward, title: t.tier(entry.from, entry.to), text: t.tierEnds(calendarDay(entry.endsOn)) };
  }
}

function orderTitle(order: Order): string {
  const names = [...new Set(order.lines.map((line) => line.description ?? line.sku))];
  if (order.lines.every((line) => line.quantity.startsWith('-'))) return `${c.refund}: ${names.slice(0, 2).join(', ')}`;
  const rest = names.length - 2;
  return c.order([...names.slice(0, 2), ...(rest > 0 ? [c.andMore(rest)] : [])].join(', '));
}

const proofOf = ({ n, by, wording, hash }: Proof): string => t.proof(n, by, wording, hash);

function changesOf({ change }: Proof): string[] {
  const { email, sms, pausedUntil, lessOften, withoutCampaigns, quietHours } = change;
  const said = t.changed;
  return [
    ...(email === undefined ? [] : [said.email(email)]),
    ...(sms === undefined ? [] : [said.sms(sms)]),
    ...(pausedUntil === undefined ? [] : [pausedUntil === null ? said.pauseOver : said.pausedUntil(calendarDay(pausedUntil))]),
    ...(lessOften === undefined ? [] : [said.lessOften(lessOften)]),
    ...(withoutCampaigns === undefined ? [] : [withoutWords(withoutCampaigns)]),
    ...(quietHours === undefined ? [] : [quietHours === null ? said.noQuietHours : said.quietHours(quietHours.from, quietHours.to)]),
  ];
}

const withoutWords = (campaigns: readonly string[]): string =>
  campaigns.length === 0 ? t.changed.withoutNone : t.changed.without(campaigns.map(words.campaigns.name).join(', '));
