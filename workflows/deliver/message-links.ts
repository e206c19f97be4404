import type { Verdict } from '../../domain/decisions/verdict.ts';
import type { Values } from '../../domain/facts/fact.ts';
import { bookingOf } from '../../domain/rules/booking-rule.ts';
import type { Carrying } from './deliver-occasion.ts';

type Send = Extract<Verdict, { kind: 'send' }>;

/** Where a message may lead to. Links to a page of its own stand only in what is about it. */
export function linksFor(carrying: Carrying, verdict: Send): Values {
  const { services, desk, campaign, occasion } = carrying;
  const { links } = services;
  const { customer } = desk;
  const offer = offerOf(carrying, verdict);
  return {
    unsubscribe: links.unsubscribe(customer, campaign.id),
    preferences: links.preferences(customer),
    survey: links.survey(customer, verdict.identity.key, campaign.id),
    ...(offer === undefined ? {} : { booking: links.booking(customer, offer) }),
    ...(campaign.rule === 'recall' ? { recall: links.recall(customer, occasion.subject) } : {}),
  };
}

/** The check-up that a card offers, or that a booking has taken up. */
function offerOf({ desk, campaign, occasion }: Carrying, { identity, values }: Send): string | undefined {
  if (campaign.rule === 'booking') return desk.state === undefined ? undefined : bookingOf(desk.state, occasion)?.id;
  return values['offer'] === true ? identity.key : undefined;
}
