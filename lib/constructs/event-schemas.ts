import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';

const folder = join(import.meta.dirname, '../../schemas/registry');

/** Every published shape of events, in and out, in a registry of the deployment's own: `case.overdue.v1` and so on. */
export class EventSchemas extends Construct {
  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const registry = new CfnRegistry(this, 'Registry', {
      registryName: name,
      description: 'What Perennial tells, and what it may be told',
    });
    for (const file of readdirSync(folder).sort()) {
      const schemaName = file.replace(/\.json$/, '');
      new CfnSchema(this, schemaName.replaceAll(/[^a-z0-9]/gi, '-'), {
        registryName: registry.attrRegistryName,
        schemaName,
        type: 'JSONSchemaDraft4',
        content: readFileSync(join(folder, file), 'utf8'),
      });
    }
  }
}
