import { type App, Tags } from 'aws-cdk-lib';
import type { Config } from './config.ts';
import { FirewallStack } from './firewall-stack.ts';
import { PerennialStack } from './perennial-stack.ts';
import { StateStack } from './state-stack.ts';

/** One stage: what is kept in one stack, what runs in another. */
export function deploy(app: App, config: Config, codeRoot?: string) {
  const name = `perennial-${config.stage}`;
  const env = { region: config.region, ...(config.account === undefined ? {} : { account: config.account }) };
  const kept = new StateStack(app, `${name}-state`, {
    env,
    name,
    retain: config.keepData,
    keyArn: config.keyArn,
    userPoolId: config.userPoolId,
    ...(config.adminEmail === undefined ? {} : { adminEmail: config.adminEmail }),
  });
  const before = config.firewall
    ? new FirewallStack(app, `${name}-${config.region}-firewall`, {
        env: { ...env, region: 'us-east-1' },
        name: `${name}-${config.region}`,
        alarmEmail: config.alarmEmail,
      })
    : undefined;
  const running = new PerennialStack(app, name, {
    ...config,
    env,
    state: kept.state,
    ...(before === undefined ? {} : { firewallArn: before.firewall.arn }),
    ...(codeRoot === undefined ? {} : { codeRoot }),
  });
  // Those of a dashboard came late to CloudFormation: its linter does not know them yet.
  for (const [tag, value] of Object.entries({ application: 'perennial', stage: config.stage, ...config.tags }))
    Tags.of(app).add(tag, value, { excludeResourceTypes: ['AWS::CloudWatch::Dashboard'] });
  return { kept, running, before };
}
