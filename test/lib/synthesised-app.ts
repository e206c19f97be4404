import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '../../lib/config.ts';
import { functionNames } from '../../lib/function-names.ts';
import { PerennialStack } from '../../lib/perennial-stack.ts';

type Json = Record<string, unknown>;

/** A folder with the smallest bundle of each function: what they do is not the template's business. */
export function tinyBundles(): string {
  const root = mkdtempSync(join(tmpdir(), 'bundles-'));
  for (const name of functionNames) {
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

export function aPerennialStack(context: Json = {}) {
  const app = anApp(context);
  const config = readConfig(app.node);
  const stack = new PerennialStack(app, `perennial-${config.stage}`, {
    ...config,
    env: { region: config.region },
    codeRoot: tinyBundles(),
  });
  return { app, stack };
}

/** Synthesised, which throws where a check finds something. */
export function aTemplate(context: Json = {}): Template {
  return Template.fromStack(aPerennialStack(context).stack);
}
