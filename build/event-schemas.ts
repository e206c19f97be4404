import * as z from 'zod';
import { busEvents } from '../domain/bus/bus-events.ts';
import { incomingShapes } from '../domain/bus/incoming-events.ts';
import { rowShape } from '../domain/bus/record-rows.ts';
import { importKinds } from '../domain/import/import-kind.ts';

const VERSION = 1;

/**
 * Everything that goes out of the company's bus and comes in by bus and API, as JSON Schema and as TypeScript, by file name; and as the
 * older JSON Schema that EventBridge's registry takes, which each deployment registers.
 */
export function eventSchemas(): ReadonlyMap<string, string> {
  const published = [
    ...Object.entries(busEvents).map(([name, shape]) => ({ folder: 'out', name, shape })),
    ...Object.entries(incomingShapes).map(([name, shape]) => ({ folder: 'in', name, shape })),
  ];
  const shapes = [...published, ...importKinds.map((kind) => ({ folder: 'in', name: `records.${kind}`, shape: rowShape(kind) }))];
  const schemas = shapes.map(({ folder, name, shape }) => {
    const { $schema: _, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', io: 'input' });
    return {
      folder,
      name,
      schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `perennial/${name}/v${VERSION}`, ...schema },
    };
  });
  return new Map([
    ...schemas.map(({ folder, name, schema }) => [`${folder}/${name}.v${VERSION}.json`, `${JSON.stringify(schema, null, 2)}\n`] as const),
    ...[...published, ...importKinds.map((kind) => ({ name: `records.${kind}`, shape: z.object({ rows: z.array(rowShape(kind)) }) }))].map(
      ({ name, shape }) => {
        const schema = z.toJSONSchema(shape, { target: 'draft-04', io: 'input' });
        return [`registry/${name}.v${VERSION}.json`, `${JSON.stringify(schema, null, 2)}\n`] as const;
      },
    ),
    ['events.d.ts', typesOf(schemas.map(({ name, schema }) => [`${pascal(name)}V${VERSION}`, schema] as const))] as const,
  ]);
}

const pascal = (name: string): string => name.replace(/(^|[.-])([a-z])/g, (_all, _join, letter: string) => letter.toUpperCase());

const node = z.looseObject({
  description: z.string().optional(),
  type: z.string().optional(),
  const: z.union([z.string(), z.number()]).optional(),
  enum: z.array(z.string()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});

function typesOf(schemas: readonly (readonly [string, unknown])[]): string {
  const types = schemas.map(([name, schema]) => {
    const { description } = node.parse(schema);
    return `${description === undefined ? '' : `/** ${description} */\n`}export interface ${name} ${typeOf(schema)}\n`;
  });
  return `// Generated from the shapes that the product itself reads and writes by: npm run schemas.\n\n${types.join('\n')}`;
}

function typeOf(schema: unknown, margin = ''): string {
  const { type, const: only, enum: some, anyOf, properties, required = [], items, additionalProperties } = node.parse(schema);
  if (only !== undefined) return JSON.stringify(only);
  if (some !== undefined) return some.map((one) => JSON.stringify(one)).join(' | ');
  if (anyOf !== undefined) return anyOf.map((one) => typeOf(one, margin)).join(' | ');
  switch (type) {
    case 'object': {
      const lines = Object.entries(properties ?? {}).map(([name, inner]) => {
        const { description } = node.parse(inner);
        const comment = description === undefined ? '' : `${margin}  /** ${description} */\n`;
        return `${comment}${margin}  readonly ${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(inner, `${margin}  `)};`;
      });
      const open = typeof additionalProperties === 'object' && additionalProperties !== null;
      return `{\n${[...lines, ...(open ? [`${margin}  readonly [other: string]: string | number | boolean | null | undefined;`] : [])].join('\n')}\n${margin}}`;
    }
    case 'array':
      return `readonly (${typeOf(items, margin)})[]`;
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    default:
      return 'string';
  }
}
