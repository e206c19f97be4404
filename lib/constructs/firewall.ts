import { CrossStackReferences, Duration, ReferenceStrength } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { CountAlarm } from './count-alarm.ts';

export interface FirewallProps {
  readonly name: string;
  readonly alarmTopic: ITopic;
}

/** Requests of one address within five minutes; beyond them it waits. */
const limits = {
  // A gateway that opens every link of a company's mails, or a provider that posts its people's one-click leaving, has few addresses.
  Pages: { limit: 2_000, paths: ['/p/'] },
  // An office behind one address, or a shop that tells its orders.
  Api: { limit: 10_000, paths: ['/api/', '/v1/', '/openapi.json'] },
} as const;

/**
 * Rules of the common set that would turn away what we must take: a mail provider's POST of one click may name no browser, and a body may be
 * a customer's own words, a campaign's markup, or rows of a shop. They are counted, and what they would have turned away can be looked at.
 */
const countedOnly = [
  'NoUserAgent_HEADER',
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
];

/** Holds floods, and turns known attacks away, before they reach the API. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, alarmTopic }: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seenAs(name),
      rules: [
        ...Object.entries(limits).map(([rule, { limit, paths }], priority) => ({
          name: rule,
          priority,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', scopeDownStatement: under(paths) } },
          visibilityConfig: seenAs(rule),
        })),
        {
          name: 'Common',
          priority: 2,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: 'AWSManagedRulesCommonRuleSet',
              ruleActionOverrides: countedOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
            },
          },
          visibilityConfig: seenAs('Common'),
        },
      ],
    });
    // Read as it stands when the other stack is deployed: a strong reference between regions brings two functions of CDK's own.
    CrossStackReferences.of(acl).produce(ReferenceStrength.WEAK);
    this.arn = acl.attrArn;
    new CountAlarm(this, 'Blocked', {
      metric: new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: name, Rule: 'ALL' },
        statistic: 'Sum',
        period: Duration.minutes(15),
      }),
      threshold: 1_000,
      meaning:
        'A thousand requests within a quarter of an hour were turned away: a flood, or customers and staff who cannot reach their pages.',
      alarmTopic,
      silenceIsWell: true,
    });
  }
}

const seenAs = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false });

const startsWith = (searchString: string) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});

function under([first, ...others]: readonly [string, ...string[]]): CfnWebACL.StatementProperty {
  return others.length === 0 ? startsWith(first) : { orStatement: { statements: [first, ...others].map(startsWith) } };
}
