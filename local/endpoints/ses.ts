import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import { decodeTags } from '../../adapters/send-tags.ts';
import { NOT_ON_A_LAPTOP } from '../../adapters/ses/ses-sender-desk.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { Topics } from '../events/topics.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Meter } from '../meter/meter.ts';
import type { Deployment } from '../template/deployment.ts';
import { AwsError, unknownOperation } from './aws-error.ts';
import { authorise } from './caller.ts';
import { type ServiceCall, type ServiceEndpoint, xmlReply } from './service-call.ts';

export interface SesOptions {
  readonly inbox: Inbox;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly destinations: Deployment['emailDestinations'];
  /** Domains and addresses that may be sent from. */
  readonly identities: readonly string[];
  readonly configurationSets: readonly string[];
  /** `arn:aws:ses:<region>:<account>:` */
  readonly arnPrefix: string;
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';
const BLANK_LINE = Buffer.from('\r\n\r\n');

/** SES v1 SendRawEmail: files the mail in the inbox and tells the topic of the configuration set what became of it. */
export function sesEndpoint({
  inbox,
  topics,
  clock,
  meter,
  destinations,
  identities,
  configurationSets,
  arnPrefix,
}: SesOptions): ServiceEndpoint {
  return async (call) => {
    const form = new URLSearchParams(call.body.toString('utf8'));
    const action = form.get('Action') ?? '';
    switch (action) {
      case 'SendRawEmail':
        return xmlReply(action, NAMESPACE, `<MessageId>${await send(call, form)}</MessageId>`, randomUUID());
      case 'GetSendQuota':
        authorise(call.caller, 'ses:GetSendQuota', '*');
        return xmlReply(
          action,
          NAMESPACE,
          '<Max24HourSend>50000000.0</Max24HourSend><MaxSendRate>1000.0</MaxSendRate><SentLast24Hours>0.0</SentLast24Hours>',
          randomUUID(),
        );
      case 'GetIdentityVerificationAttributes':
        authorise(call.caller, `ses:${action}`, '*');
        throw new AwsError(NOT_ON_A_LAPTOP, 'A laptop has no provider: nobody was asked who may send.');
      default:
        throw unknownOperation('ses', action);
    }
  };

  async function send({ caller }: ServiceCall, form: URLSearchParams): Promise<string> {
    const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
    const end = raw.indexOf(BLANK_LINE);
    const { from, to, subject } = await PostalMime.parse(end < 0 ? raw : raw.subarray(0, end + BLANK_LINE.length));
    const source = (form.get('Source') ?? from?.address ?? '').replace(/^.*<|>.*$/g, '');
    const identity = identities.find((one) => one === source || source.endsWith(`@${one}`));
    const set = form.get('ConfigurationSetName') ?? undefined;
    const context = { 'ses:FromAddress': from?.address ?? source };
    authorise(caller, 'ses:SendRawEmail', `${arnPrefix}identity/${identity ?? source}`, context);
    if (set !== undefined) authorise(caller, 'ses:SendRawEmail', `${arnPrefix}configuration-set/${set}`, context);
    if (identity === undefined)
      throw new AwsError('MessageRejected', `Email address is not verified. The following identities failed the check: ${source}`);
    if (set !== undefined && !configurationSets.includes(set))
      throw new AwsError('ConfigurationSetDoesNotExist', `Configuration set <${set}> does not exist.`);
    const recipients = list(form, 'Destinations.member.');
    const addresses = recipients.length > 0 ? recipients : (to ?? []).flatMap(({ address }) => address ?? []);
    const tags = readTags(form);
    const id = randomUUID();
    const at = clock.now();
    inbox.keep(
      { id, at, channel: 'email', to: addresses.join(', '), from: source, subject: (subject ?? '').slice(0, 1000), ...decodeTags(tags) },
      raw,
    );
    meter.count(caller.label, 'emails', addresses.length);
    if (set !== undefined) tell(set, { id, at, source, recipients: addresses, tags });
    return id;
  }

  function tell(set: string, sent: Sent): void {
    const event = outcome(set, sent);
    for (const { properties } of destinations) {
      const { Enabled, MatchingEventTypes, SnsDestination } = properties.EventDestination;
      if (properties.ConfigurationSetName !== set || !Enabled || SnsDestination === undefined) continue;
      if (MatchingEventTypes.some((type) => type.toLowerCase() === event.eventType.toLowerCase())) {
        topics.publish(SnsDestination.TopicARN, JSON.stringify(event), 'Amazon SES Email Event Notification');
      }
    }
  }
}

interface Sent {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  readonly recipients: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** The mailbox simulator's addresses, and any local part that begins alike, bounce or complain; all else is delivered. */
function outcome(set: string, { id, at, source, recipients, tags }: Sent) {
  const timestamp = instantText(at);
  const mail = {
    timestamp,
    source,
    sendingAccountId: '000000000000',
    messageId: id,
    destination: recipients,
    headersTruncated: false,
    headers: [],
    tags: { ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])), 'ses:configuration-set': [set] },
  };
  const simulated = (part: string) => recipients.some((one) => one === `${part}@simulator.amazonses.com` || one.startsWith(`${part}-`));
  if (simulated('bounce')) {
    const bouncedRecipients = recipients.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    }));
    return {
      eventType: 'Bounce',
      mail,
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients,
        timestamp,
        feedbackId: id,
        reportingMTA: 'dsn; local',
      },
    };
  }
  if (simulated('complaint')) {
    const complainedRecipients = recipients.map((emailAddress) => ({ emailAddress }));
    return {
      eventType: 'Complaint',
      mail,
      complaint: { complainedRecipients, timestamp, feedbackId: id, complaintFeedbackType: 'abuse', userAgent: 'local' },
    };
  }
  return {
    eventType: 'Delivery',
    mail,
    delivery: { timestamp, processingTimeMillis: 1, recipients, smtpResponse: '250 ok', reportingMTA: 'local' },
  };
}

function list(form: URLSearchParams, prefix: string): string[] {
  const values: string[] = [];
  for (let i = 1; form.has(`${prefix}${i}`); i++) values.push(form.get(`${prefix}${i}`) ?? '');
  return values;
}

function readTags(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let i = 1; form.has(`Tags.member.${i}.Name`); i++)
    tags[form.get(`Tags.member.${i}.Name`) ?? ''] = form.get(`Tags.member.${i}.Value`) ?? '';
  return tags;
}
