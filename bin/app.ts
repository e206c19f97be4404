import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '../lib/config.ts';
import { deploy } from '../lib/deploy.ts';

const app = new App();
deploy(app, readConfig(app.node));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
