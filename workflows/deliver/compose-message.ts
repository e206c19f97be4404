import { localDate } from '../../domain/calendar/zoned-time.ts';
import { variantOf } from '../../domain/campaigns/variant.ts';
import { spokenStep } from '../../domain/campaigns/variant-texts.ts';
import { branchOf, calendarOf } from '../../domain/cases/branch-calendar.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import type { Values } from '../../domain/facts/fact.ts';
import { namedOwner } from '../../domain/registry/named-owner.ts';
import type { Settings } from '../../domain/settings.ts';
import { brandOf } from '../../domain/wording/brand.ts';
import { memoryOf, toneVariant } from '../../domain/wording/memory.ts';
import { staffedHoursFor } from '../../domain/wording/staffed-hours.ts';
import { wordingFor } from '../../domain/wording/wording.ts';
import type { OutgoingMessage } from '../outbox.ts';
import type { DeliverServices } from './deliver-entry.ts';
import type { Carrying } from './deliver-occasion.ts';
import { type Linking, linksFor } from './message-links.ts';
import { visitPart } from './visit-part.ts';

type Send = Extract<Verdict, { kind: 'send' }>;

/** The message in the customer's language or the fallback; `content-missing` where a part of it, or a value, is not there. */
export async function composeMessage(carrying: Carrying, verdict: Send, attempt: number): Promise<OutgoingMessage | 'content-missing'> {
  const { services, desk, campaign, step, settings } = carrying;
  const { channel, identity } = verdict;
  const customer = desk.state?.customer;
  const to = channel === 'email' ? customer?.email : customer?.phone;
  if (customer === undefined || to === undefined) return 'content-missing';
  const locale = customer.locale ?? settings.company.locale;
  const spoken = spokenStep(step.id, variantOf(campaign.id, step, desk.customer));
  const content = await services.library.content(campaign.id, campaign.version, spoken, channel, locale);
  if (content === undefined) return 'content-missing';

  const id = `${campaign.id}/${campaign.version}/${spoken}/${channel}/${locale}`;
  const rendered = await services.renderer.render(id, content, slotsFor(carrying, verdict, locale));
  if (rendered.kind === 'missing') return 'content-missing';
  const tags = { customer: desk.customer, key: identity.key, campaign: campaign.id, attempt };
  const marketing = campaign.class === 'marketing';
  if (channel === 'sms') return { channel, to, text: await withShortLinks(services, identity.key, rendered.text), marketing, tags };
  return {
    channel,
    to,
    toName: customer.name,
    fromName: settings.company.name,
    replyTo: settings.company.replyTo,
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    unsubscribeUrl: marketing ? services.links.unsubscribe(desk.customer, campaign.id) : undefined,
    calendar: visitPart(carrying, locale),
    tags,
  };
}

/** What a template may show; documented in campaigns/README.md. */
export function slotsFor(carrying: Linking & Pick<Carrying, 'settings'>, verdict: Send, locale: string): Values {
  const { desk, occasion, settings } = carrying;
  const { values } = verdict;
  const customer = desk.state?.customer;
  const name = customer?.name;
  const owner = customer && namedOwner(customer, settings.owners, localDate(occasion.due, customer.timeZone));
  return {
    ...values,
    ...wordingFor(locale, name, values),
    locale,
    ...companySlots(settings, locale, customer && branchOf(customer)),
    customer: name === undefined ? {} : { name },
    ...(owner === undefined ? {} : { owner: { name: owner.name } }),
    memory: desk.state === undefined ? {} : memoryOf(desk.state, localDate(occasion.due, desk.state.customer.timeZone)),
    tone: toneVariant(customer?.tone),
    links: linksFor(carrying, verdict),
    fact: { date: occasion.date },
  };
}

/** What every template may show of the company, with the hours of the branch that is the customer's. */
export function companySlots(settings: Settings, locale: string, branch?: string): Values {
  const { company } = settings;
  return {
    company: {
      name: company.name,
      postalAddress: company.postalAddress,
      replyTo: company.replyTo,
      phone: company.phone,
      staffedHours: staffedHoursFor({ ...company, ...calendarOf(settings, branch) }, locale),
    },
    brand: brandOf(company),
  };
}

/** Short addresses stand in the table before the intent, so that no text can go out whose link leads nowhere. */
async function withShortLinks({ links, shortLinks }: DeliverServices, messageKey: string, text: string): Promise<string> {
  const shorter = links.shorten(text, messageKey);
  for (const link of shorter.links) await shortLinks.put(link);
  return shorter.text;
}
