import { caseIdFor } from '../../domain/cases/case-moves.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import type { Values } from '../../domain/facts/fact.ts';
import { confirmedRequests } from '../../domain/requests/person-request.ts';
import { bookingOf } from '../../domain/rules/booking-rule.ts';
import type { Links } from '../outbox.ts';
import type { Carrying } from './deliver-occasion.ts';

type Send = Extract<Verdict, { kind: 'send' }>;

/** What links are made for: a message on its way, or the picture of one. */
export type Linking = Pick<Carrying, 'campaign' | 'occasion'> & {
  readonly services: { readonly links: Omit<Links, 'shorten'> };
  readonly desk: Pick<Carrying['desk'], 'customer' | 'state'>;
};

/** Where a message may lead to. Links to a page of its own stand only in what is about it. */
export function linksFor(carrying: Linking, verdict: Send): Values {
  const { services, desk, campaign, occasion } = carrying;
  const { links } = services;
  const { customer } = desk;
  const offer = offerOf(carrying, verdict);
  const voucher = voucherOf(verdict.values);
  const about = caseFor(carrying);
  return {
    unsubscribe: links.unsubscribe(customer, campaign.id),
    preferences: links.preferences(customer),
    myData: links.myData(customer),
    survey: links.survey(customer, verdict.identity.key, campaign.id),
    ...(offer === undefined ? {} : { booking: links.booking(customer, offer) }),
    ...(voucher === undefined ? {} : { voucher: links.voucher(customer, voucher) }),
    ...(about === undefined ? {} : { case: links.caseOf(customer, about) }),
    ...requestLinks(carrying),
    ...(campaign.rule === 'recall' || campaign.fact === 'recall.passed-on' ? { recall: links.recall(customer, occasion.subject) } : {}),
  };
}

/** The case that the message tells of. */
function caseFor({ desk, campaign, occasion }: Linking): string | undefined {
  switch (campaign.fact) {
    case 'case.late':
    case 'case.well-overdue':
    case 'service.repeat-fault':
      return occasion.subject;
    case 'survey.dissatisfied':
      return caseIdFor(desk.customer, occasion.subject);
    default:
      return undefined;
  }
}

/** Stands only in what answers the request. */
function requestLinks({ services, desk, campaign, occasion }: Linking): Values {
  const kind = confirmedRequests.find((each) => campaign.fact === `request.${each}`);
  return kind === undefined ? {} : { confirm: services.links.confirm(desk.customer, kind, occasion.subject) };
}

/** The check-up that a card offers, or that a booking has taken up. */
function offerOf({ desk, campaign, occasion }: Linking, { identity, values }: Send): string | undefined {
  if (campaign.rule === 'booking') return desk.state === undefined ? undefined : bookingOf(desk.state, occasion)?.id;
  return values['offer'] === true ? identity.key : undefined;
}

/** The id of the voucher that the message speaks of. */
function voucherOf({ voucher }: Values): string | undefined {
  if (voucher === null || typeof voucher !== 'object' || !('id' in voucher)) return undefined;
  return typeof voucher.id === 'string' ? voucher.id : undefined;
}
