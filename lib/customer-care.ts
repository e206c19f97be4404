import { Tags } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type ConfigInCode, configOf } from './config.ts';
import { FirewallStack } from './firewall-stack.ts';
import { PerennialStack } from './perennial-stack.ts';
import { StateStack } from './state-stack.ts';

export interface CustomerCareProps extends ConfigInCode {
  /** Made by `defineCampaign`: each becomes a draft where it differs from what stands, and a person approves it. @default none */
  readonly campaigns?: readonly { readonly plan: { readonly id: string }; readonly texts: object }[];
  /** Folder that holds one bundle per function. @default those of this package */
  readonly codeRoot?: string;
}

/** One stage of Perennial, in an app of its own or in another's: what is kept in one stack, what runs in another, and a firewall before it. */
export class CustomerCare extends Construct {
  readonly kept: StateStack;
  readonly running: PerennialStack;
  /** @default none: `firewall` is off */
  readonly before: FirewallStack | undefined;

  constructor(scope: Construct, id: string, { campaigns, codeRoot, ...said }: CustomerCareProps) {
    super(scope, id);
    const config = configOf(said);
    const name = `perennial-${config.stage}`;
    const env = { region: config.region, ...(config.account === undefined ? {} : { account: config.account }) };
    // Beside this construct and not in it, and by names of their own: wherever they are made, resources and exports are called the same.
    this.kept = new StateStack(scope, `${name}-state`, {
      env,
      stackName: `${name}-state`,
      name,
      retain: config.keepData,
      keyArn: config.keyArn,
      userPoolId: config.userPoolId,
      ...(config.adminEmail === undefined ? {} : { adminEmail: config.adminEmail }),
    });
    this.before = config.firewall
      ? new FirewallStack(scope, `${name}-${config.region}-firewall`, {
          env: { ...env, region: 'us-east-1' },
          stackName: `${name}-${config.region}-firewall`,
          name: `${name}-${config.region}`,
          alarmEmail: config.alarmEmail,
        })
      : undefined;
    this.running = new PerennialStack(scope, name, {
      ...config,
      env,
      stackName: name,
      state: this.kept.state,
      ...(this.before === undefined ? {} : { firewallArn: this.before.firewall.arn }),
      ...(campaigns === undefined ? {} : { campaigns: JSON.stringify(campaigns) }),
      ...(codeRoot === undefined ? {} : { codeRoot }),
    });
    for (const stack of [this.kept, this.running, this.before])
      if (stack !== undefined)
        // Those of a dashboard came late to CloudFormation: its linter does not know them yet.
        for (const [tag, value] of Object.entries({ application: 'perennial', stage: config.stage, ...config.tags }))
          Tags.of(stack).add(tag, value, { excludeResourceTypes: ['AWS::CloudWatch::Dashboard'] });
  }
}
