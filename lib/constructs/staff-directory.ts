import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CfnUserPoolGroup, FeaturePlan, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface StaffDirectoryProps {
  /** Whether accounts must outlive the stack. */
  readonly retain: boolean;
}

/** Roles of the console, each a group. A person in none may do nothing. */
export const staffRoles = ['viewer', 'author', 'approver', 'admin'] as const;

/** The people who may open the console: invited by an administrator, never signed up by themselves. */
export class StaffDirectory extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: StaffDirectoryProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      passwordPolicy: { minLength: 12, requireDigits: true, requireLowercase: true, requireUppercase: true, requireSymbols: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: props.retain,
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.client = this.pool.addClient('Console', {
      authFlows: { userSrp: true },
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      disableOAuth: true,
    });
    for (const groupName of staffRoles) new CfnUserPoolGroup(this, groupName, { userPoolId: this.pool.userPoolId, groupName });
    acknowledge(
      this.pool,
      'AwsSolutions-COG8',
      'The plus plan bills every person monthly; staff are few, invited by hand, and must bring a second factor.',
    );
  }
}
