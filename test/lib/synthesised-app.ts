import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '../../lib/config.ts';
import { CustomerCare } from '../../lib/customer-care.ts';
import { bundledNames } from '../../lib/function-names.ts';

type Json = Record<string, unknown>;

/** Of a company that keeps its customers in a table of its own, under a key of its own. */
export const customerTable = {
  streamArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/Crm/stream/2026-01-01T00:00:00.000',
  keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/crm',
  only: { type: 'CUSTOMER' },
  map: { customer_id: 'id', name: 'profile.name' },
};

/** A folder with the smallest bundle of each function: what they do is not the template's business. */
export function tinyBundles(): string {
  const root = mkdtempSync(join(tmpdir(), 'bundles-'));
  for (const name of bundledNames) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'index.mjs'), 'export const handler = async () => {};\n');
  }
  return root;
}

/** An app as bin/app.ts makes it, with the context of cdk.json and what `context` says otherwise; every check is on. */
export function anApp(context: Json = {}) {
  const settings = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')) as { context: Json };
  const app = new App({ context: { ...settings.context, ...context }, outdir: mkdtempSync(join(tmpdir(), 'assembly-')) });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

export function aDeployment(context: Json = {}) {
  const app = anApp(context);
  const { kept, running, before } = new CustomerCare(app, 'Care', { ...readConfig(app.node), codeRoot: tinyBundles() });
  return { app, kept, running, before };
}

/** Both stacks, each synthesised, which throws where a check finds something. */
export function templates(context: Json = {}) {
  const { kept, running } = aDeployment(context);
  return { kept: Template.fromStack(kept), running: Template.fromStack(running) };
}

/** The stacks as one, as the laptop reads them: what one lends to the other stands where it is used. */
export function aTemplate(context: Json = {}): Template {
  const { kept, running } = templates(context);
  const [state, functions] = [kept.toJSON(), running.toJSON()] as [Sections, Sections];
  const lent = Object.fromEntries(
    Object.values(state.Outputs ?? {}).flatMap(({ Value, Export }) => (Export === undefined ? [] : [[Export.Name, Value]])),
  );
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filled);
    if (typeof value !== 'object' || value === null) return value;
    if ('Fn::ImportValue' in value) return lent[String(value['Fn::ImportValue'])];
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one)]));
  };
  return Template.fromJSON({
    Resources: { ...state.Resources, ...(filled(functions.Resources) as Json) },
    Outputs: { ...state.Outputs, ...(filled(functions.Outputs) as Json) },
  });
}

interface Sections {
  readonly Resources: Json;
  readonly Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}
