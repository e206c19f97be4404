import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const name = z.string().min(1).max(1024);

const resource = z.object({
  Type: name,
  Condition: name.optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).optional(),
});

const templateFile = z.object({
  Resources: z.record(name, resource),
  Conditions: z.record(name, z.unknown()).default({}),
  Parameters: z.record(name, z.object({ Default: z.unknown().optional() })).default({}),
  Mappings: z.record(name, z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Outputs: z.record(name, z.object({ Value: z.unknown(), Export: z.object({ Name: name }).optional() })).default({}),
});

const manifestFile = z.object({
  artifacts: z.record(
    name,
    z.object({
      type: name,
      environment: name.optional(),
      properties: z.object({ templateFile: name.optional(), stackName: name.optional() }).loose().optional(),
    }),
  ),
});

export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly condition?: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Folder of the code asset, where it has one. */
  readonly assetPath?: string | undefined;
}

/** All stacks of a cloud assembly as one: what is to be run. */
export interface Template {
  readonly stackName: string;
  readonly region: string;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly conditions: Readonly<Record<string, unknown>>;
  /** Defaults of the parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly mappings: Readonly<Record<string, unknown>>;
  /** What one stack lends to another, by the name under which it does. */
  readonly exports: Readonly<Record<string, unknown>>;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Reads what `cdk synth` wrote. */
export function readCloudAssembly(directory: string): Template {
  const { artifacts } = manifestFile.parse(readJson(join(directory, 'manifest.json')));
  const stacks = Object.entries(artifacts).filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack');
  const [first] = stacks;
  if (first === undefined) throw new Error(`The cloud assembly in ${directory} holds no stack.`);
  const resources = new Map<string, TemplateResource>();
  const template = { conditions: {}, parameters: {}, mappings: {}, exports: {} };
  for (const [stackName, artifact] of stacks) {
    const file = templateFile.parse(readJson(join(directory, artifact.properties?.templateFile ?? `${stackName}.template.json`)));
    for (const [id, { Type, Condition, Properties, Metadata }] of Object.entries(file.Resources)) {
      const other = resources.get(id);
      if (other !== undefined && other.type !== 'AWS::CDK::Metadata')
        throw new Error(`Two stacks of ${directory} have a resource ${id}; on one machine they need names of their own.`);
      const asset = Metadata?.['aws:asset:path'];
      const assetPath = typeof asset === 'string' ? resolve(directory, asset) : undefined;
      resources.set(id, { id, type: Type, condition: Condition, properties: Properties, assetPath });
    }
    Object.assign(template.conditions, file.Conditions);
    Object.assign(template.mappings, file.Mappings);
    for (const { Value, Export } of Object.values(file.Outputs))
      if (Export !== undefined) Object.assign(template.exports, { [Export.Name]: Value });
    for (const [parameter, { Default }] of Object.entries(file.Parameters)) Object.assign(template.parameters, { [parameter]: Default });
  }
  const region = first[1].environment?.split('/').at(-1);
  return {
    stackName: first[1].properties?.stackName ?? first[0],
    region: region === undefined || region.startsWith('unknown') ? 'us-east-1' : region,
    resources,
    ...template,
  };
}
