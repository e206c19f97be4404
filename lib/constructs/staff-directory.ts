import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  CfnUserPoolGroup,
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  FeaturePlan,
  type IUserPool,
  type IUserPoolClient,
  Mfa,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface StaffDirectoryProps {
  /** Whether accounts must outlive the stack. */
  readonly retain: boolean;
  /** A pool that exists already, with groups named as our roles; it is used as it is. @default one of our own */
  readonly userPoolId?: string | undefined;
}

/** Roles of the console, each a group. A person in none may do nothing. */
export const staffRoles = ['viewer', 'agent', 'author', 'approver', 'admin'] as const;

/** The people who may open the console: invited by an administrator, never signed up by themselves. */
export class StaffDirectory extends Construct {
  readonly pool: IUserPool;
  /** For whoever signs in without our page. */
  readonly client: IUserPoolClient;
  private readonly groups: readonly CfnUserPoolGroup[];

  constructor(scope: Construct, id: string, props: StaffDirectoryProps) {
    super(scope, id);
    this.pool = props.userPoolId === undefined ? this.found(props.retain) : UserPool.fromUserPoolId(this, 'Pool', props.userPoolId);
    this.client = this.pool.addClient('Console', {
      authFlows: { userSrp: true },
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      disableOAuth: true,
    });
    const { userPoolId } = this.pool;
    this.groups =
      props.userPoolId === undefined ? staffRoles.map((groupName) => new CfnUserPoolGroup(this, groupName, { userPoolId, groupName })) : [];
  }

  private found(retain: boolean): UserPool {
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      passwordPolicy: { minLength: 12, requireDigits: true, requireLowercase: true, requireUppercase: true, requireSymbols: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: retain,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(
      pool,
      'AwsSolutions-COG8',
      'The plus plan bills every person monthly; staff are few, invited by hand, and must bring a second factor.',
    );
    return pool;
  }

  /** The first administrator: Cognito mails a password for one use. Whoever is named here later is invited too; nobody is removed by it. */
  invite(email: string): void {
    const { userPoolId } = this.pool;
    const properties = { userPoolId, username: email, desiredDeliveryMediums: ['EMAIL'] };
    const user = new CfnUserPoolUser(this, 'FirstAdmin', {
      ...properties,
      userAttributes: [
        { name: 'email', value: email },
        { name: 'email_verified', value: 'true' },
      ],
    });
    const membership = new CfnUserPoolUserToGroupAttachment(this, 'FirstAdminRole', { userPoolId, username: user.ref, groupName: 'admin' });
    for (const group of this.groups) membership.node.addDependency(group);
    for (const one of [user, membership]) one.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
