import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  type IConfigurationSet,
  Identity,
  type IEmailIdentity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { CfnOptOutList, CfnPool, CfnConfigurationSet as SmsConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { CareFunction } from './care-function.ts';

export interface MessageChannelsProps {
  /** Name of the configuration sets: of SES and of SMS alike, so that a sender need know only one. */
  readonly configurationSet: string;
  readonly domain: string;
  /** Whether SES signs for the domain already. */
  readonly existingIdentity: boolean;
  readonly fromAddress: string;
  /** ARN of a phone number, sender id or pool. @default no texts are sent */
  readonly smsOriginator?: string | undefined;
  /** ARNs of what is to be one pool. @default no pool of our own */
  readonly smsNumbers?: readonly string[] | undefined;
  /** Whether who opted out is remembered beyond the stack. */
  readonly keepData: boolean;
  readonly encryptionKey: IKey;
}

/** Email by SES and texts by End User Messaging; what becomes of each message is told to one topic. */
export class MessageChannels extends Construct {
  readonly feedback: Topic;
  /** Where the phone number tells what people answer; none where no texts are sent. */
  readonly answers: Topic | undefined;
  /** ARN of what texts come from. */
  readonly originator: string | undefined;
  private readonly identity: IEmailIdentity;
  private readonly quota: ManagedPolicy;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: MessageChannelsProps,
  ) {
    super(scope, id);
    props.encryptionKey.grant(new ServicePrincipal('ses.amazonaws.com'), 'kms:Decrypt', 'kms:GenerateDataKey');
    this.feedback = new Topic(this, 'Feedback', { masterKey: props.encryptionKey, enforceSSL: true });
    const emails = new ConfigurationSet(this, 'Emails', {
      configurationSetName: props.configurationSet,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    emails.addEventDestination('ToFeedback', {
      destination: EventDestination.snsTopic(this.feedback),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
        EmailSendingEvent.OPEN,
        EmailSendingEvent.CLICK,
      ],
    });
    // For reports alone, which need not know of each delay.
    emails.addEventDestination('ToBus', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.OPEN,
        EmailSendingEvent.CLICK,
      ],
    });
    this.identity = props.existingIdentity ? EmailIdentity.fromEmailIdentityName(this, 'Identity', props.domain) : this.sign(emails);
    this.quota = new ManagedPolicy(this, 'Quota', {
      statements: [new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] })],
    });
    acknowledge(
      this,
      'AwsSolutions-IAM5[Resource::*]',
      'The rate and the quota of SES are those of the account, and its look-ups of identities know no resources.',
    );
    const { smsOriginator, smsNumbers } = props;
    this.answers = smsOriginator === undefined && smsNumbers === undefined ? undefined : this.hearOfTexts();
    this.originator = smsNumbers === undefined || this.answers === undefined ? smsOriginator : this.poolOf(smsNumbers, this.answers);
  }

  /** SES signs for the domain, and bounces come to a name of ours; what DNS must say for it are outputs. */
  private sign(emails: IConfigurationSet): EmailIdentity {
    const { domain } = this.props;
    const mailFrom = `mail.${domain}`;
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet: emails,
      mailFromDomain: mailFrom,
    });
    for (const [index, record] of identity.dkimRecords.entries())
      new CfnOutput(this, `DkimRecord${index + 1}`, { value: `${record.name} CNAME ${record.value}` });
    const { region } = Stack.of(this);
    new CfnOutput(this, 'MailFromMxRecord', { value: `${mailFrom} MX "10 feedback-smtp.${region}.amazonses.com"` });
    new CfnOutput(this, 'MailFromSpfRecord', { value: `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"` });
    new CfnOutput(this, 'DmarcRecord', { value: `_dmarc.${domain} TXT "v=DMARC1; p=quarantine; adkim=s"` });
    return identity;
  }

  /** Whether the world believes whom mails come from. */
  allowLooking(careFunction: CareFunction): void {
    const looking = new ManagedPolicy(this, 'Looking', {
      statements: [
        new PolicyStatement({
          actions: [
            'ses:GetIdentityVerificationAttributes',
            'ses:GetIdentityDkimAttributes',
            'ses:GetIdentityMailFromDomainAttributes',
            'ses:GetSendQuota',
          ],
          resources: ['*'],
        }),
      ],
    });
    careFunction.lambda.role?.addManagedPolicy(looking);
  }

  /** The one function that may send. */
  allowSending(careFunction: CareFunction): void {
    const { lambda } = careFunction;
    const stack = Stack.of(this);
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [
          this.identity.emailIdentityArn,
          stack.formatArn({ service: 'ses', resource: 'configuration-set', resourceName: this.props.configurationSet }),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': this.props.fromAddress } },
      }),
    );
    this.allowQuota(careFunction);
    if (this.originator === undefined) return;
    const configurationSet = stack.formatArn({
      service: 'sms-voice',
      resource: 'configuration-set',
      resourceName: this.props.configurationSet,
    });
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['sms-voice:SendTextMessage'], resources: [this.originator, configurationSet] }));
  }

  /** What the account may send, and has sent. */
  allowQuota(careFunction: CareFunction): void {
    careFunction.lambda.role?.addManagedPolicy(this.quota);
  }

  /** The numbers together, what people answer them told to us: we take STOP and HELP ourselves, since a STOP holds for mails' consent too. */
  private poolOf(numbers: readonly string[], answers: Topic): string {
    const { keepData, fromAddress } = this.props;
    const optOuts = new CfnOptOutList(this, 'OptOuts');
    optOuts.applyRemovalPolicy(keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    const pool = new CfnPool(this, 'Pool', {
      originationIdentities: [...numbers],
      optOutListName: optOuts.ref,
      selfManagedOptOutsEnabled: true,
      twoWay: { enabled: true, channelArn: answers.topicArn },
      // Never said while we answer ourselves; the pool is not taken without them.
      mandatoryKeywords: {
        help: { message: `A person answers at ${fromAddress}. Reply STOP to get no more texts.` },
        stop: { message: 'You get no more texts from us.' },
      },
      deletionProtectionEnabled: keepData,
    });
    return pool.attrArn;
  }

  private hearOfTexts(): Topic {
    const provider = new ServicePrincipal('sms-voice.amazonaws.com');
    this.feedback.grantPublish(provider);
    this.props.encryptionKey.grant(provider, 'kms:Decrypt', 'kms:GenerateDataKey');
    new SmsConfigurationSet(this, 'Texts', {
      configurationSetName: this.props.configurationSet,
      eventDestinations: [
        {
          eventDestinationName: 'feedback',
          enabled: true,
          matchingEventTypes: ['TEXT_ALL'],
          snsDestination: { topicArn: this.feedback.topicArn },
        },
      ],
    });
    const answers = new Topic(this, 'Answers', { masterKey: this.props.encryptionKey, enforceSSL: true });
    answers.grantPublish(provider);
    // CloudFormation can set a number's two-way channel only where it buys the number or has it in a pool: docs/privacy.md has the one command.
    new CfnOutput(this, 'AnswersTopicArn', { value: answers.topicArn });
    return answers;
  }
}
