import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '../lib/config.ts';
import { CustomerCare } from '../lib/customer-care.ts';

const app = new App();
new CustomerCare(app, 'Care', readConfig(app.node));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
