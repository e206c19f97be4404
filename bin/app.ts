import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '../lib/config.ts';
import { PerennialStack } from '../lib/perennial-stack.ts';

const app = new App();
const config = readConfig(app.node);
new PerennialStack(app, `perennial-${config.stage}`, { ...config, env: { region: config.region } });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
