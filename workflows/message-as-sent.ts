import { spokenStep } from '../domain/campaigns/variant-texts.ts';
import type { Channel } from '../domain/customer.ts';
import type { CustomerState } from '../domain/customer-state.ts';
import { type Message, outcomeOf } from '../domain/message.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import { slotsFor } from './deliver/compose-message.ts';
import { previewLinks } from './forecast/preview-links.ts';
import type { Messages } from './messages.ts';
import type { Renderer } from './outbox.ts';

export interface AsSentServices {
  readonly messages: Pick<Messages, 'read'>;
  readonly library: CampaignLibrary;
  readonly renderer: Renderer;
}

export type AsSent =
  | {
      readonly kind: 'rendered';
      readonly channel: Channel;
      readonly subject: string;
      readonly html: string;
      readonly text: string;
    }
  /** `not-sent`: nothing went out under this key; `missing`: what it was made of is gone. */
  | { readonly kind: 'not-sent' | 'missing' };

/**
 * A message that went out, made again of the version and the values that it went out with: the words themselves are kept once for all
 * who got them, not once for each. Its links lead nowhere; name, language and tone are the customer's of today.
 */
export async function messageAsSent(services: AsSentServices, state: CustomerState, key: string): Promise<AsSent> {
  const { customer } = state;
  const [message] = await services.messages.read(customer.id, [key]);
  if (message === undefined || outcomeOf(message) !== 'sent' || message.channel === null) return { kind: 'not-sent' };
  const [campaigns, settings] = await Promise.all([services.library.campaigns(), services.library.settings()]);
  const current = campaigns.find(({ id }) => id === message.campaign);
  if (current === undefined) return { kind: 'missing' };
  const campaign = { ...current, version: message.version };
  const locale = customer.locale ?? settings.company.locale;
  const spoken = spokenStep(message.step, message.variant);
  const content = await services.library.content(campaign.id, campaign.version, spoken, message.channel, locale);
  if (content === undefined) return { kind: 'missing' };
  const about = { services: { links: previewLinks }, desk: { customer: customer.id, state }, campaign, settings };
  const slots = slotsFor({ ...about, occasion: occasionOf(message, campaign.fact) }, sentOf(message, message.channel), locale);
  const id = `${campaign.id}/${campaign.version}/${spoken}/${message.channel}/${locale}`;
  const rendered = await services.renderer.render(id, content, slots);
  return rendered.kind === 'missing' ? { kind: 'missing' } : { ...rendered, channel: message.channel };
}

const occasionOf = ({ campaign, step, subject, date, due }: Message, kind: string) => ({ campaign, step, kind, subject, date, due });

const sentOf = ({ key, subject, values = {} }: Message, channel: Channel) => ({
  kind: 'send' as const,
  channel,
  identity: { key, subject, covers: [] },
  values,
  claimsOffer: false,
});
