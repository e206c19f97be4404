import { Duration, Names, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { CareFunction } from './care-function.ts';

export interface LinkSecretsProps {
  /** What links are signed for: one deployment's are none in another. */
  readonly tenant: string;
  /** Whether they must outlive the stack, as people's mails do. */
  readonly retain: boolean;
}

/** The keys of signed links, and the key of the hashes that are kept of erased people. */
export class LinkSecrets extends Construct {
  readonly linkKeys: Secret;
  readonly erasureKey: Secret;

  constructor(scope: Construct, id: string, props: LinkSecretsProps) {
    super(scope, id);
    const removalPolicy = props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    // In the stack itself, where it stood from the first release on: under another name CloudFormation would make another secret,
    // and every link to leave that is in people's mail would be dead.
    this.linkKeys = new Secret(scope, 'LinkKeys', {
      removalPolicy,
      description: 'Keys of the signed links: the first signs, the others only verify',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ tenant: props.tenant, kid: 'k1' }),
        generateStringKey: 'secret',
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
    this.erasureKey = new Secret(this, 'ErasureKey', {
      removalPolicy,
      description: 'Key of the hashes by which erased people are kept from coming back',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(
      scope,
      'AwsSolutions-SMG4',
      'The links’ keys are rotated every 90 days; the schedule stands beside the function that does it. What was hashed with the other cannot be hashed again: nobody holds the addresses any more, and another key would let all erased people back in.',
    );
  }

  /** Every 90 days a new key is announced and the one announced before begins to sign. */
  rotateWith(careFunction: CareFunction, scope: Construct): void {
    const { lambda } = careFunction;
    const actions = ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'];
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: actions.map((action) => `secretsmanager:${action}`), resources: [this.linkKeys.secretArn] }),
    );
    lambda.addPermission(`Rotation${Names.uniqueId(this).slice(-8)}`, {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceArn: this.linkKeys.secretArn,
    });
    // Beside the function, for the keys must not hang on what turns them.
    const schedule = new CfnRotationSchedule(scope, 'Rotation', {
      secretId: this.linkKeys.secretArn,
      rotationLambdaArn: lambda.functionArn,
      rotationRules: { automaticallyAfterDays: Duration.days(90).toDays() },
      rotateImmediatelyOnUpdate: false,
    });
    schedule.node.addDependency(lambda);
  }

  /** Lets a function tell whether somebody was erased. */
  allowErasureKey(...careFunctions: readonly CareFunction[]): void {
    for (const { lambda } of careFunctions) {
      lambda.addEnvironment('ERASURE_KEY_SECRET', this.erasureKey.secretArn);
      lambda.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.erasureKey.secretArn] }));
    }
  }
}
