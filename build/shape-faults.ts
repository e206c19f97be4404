import * as z from 'zod';

const schema = z.looseObject({
  type: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
  propertyNames: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** What may only grow, and what only shrink, so that all that stands can still be read. */
const atMost = ['maxLength', 'maxItems', 'maximum', 'exclusiveMaximum', 'maxProperties'];
const atLeast = ['minLength', 'minItems', 'minimum', 'exclusiveMinimum', 'minProperties'];
/** Another one of these is another shape. */
const same = ['type', 'pattern', 'format', '$ref', 'const'];

/** Why what was stored by one JSON Schema might not be read, or not be kept, by another; nothing where it only grew. */
export function shapeFaults(before: unknown, after: unknown, path = ''): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const old = schema.safeParse(before);
  const now = schema.safeParse(after);
  if (!old.success || !now.success) return [`${path}: another shape`];
  const [was, is] = [old.data, now.data];
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const number = (of: Readonly<Record<string, unknown>>, name: string, none: number): number => {
    const bound = of[name];
    return typeof bound === 'number' ? bound : none;
  };
  const inner = (name: 'items' | 'additionalProperties' | 'propertyNames') => shapeFaults(was[name] ?? {}, is[name] ?? {}, at(`<${name}>`));
  const [choices, choicesNow] = [was.anyOf ?? was.oneOf ?? [], is.anyOf ?? is.oneOf ?? []];
  return [
    ...same.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name])).map((name) => `${path}: another ${name}`),
    ...atMost.filter((name) => number(is, name, Infinity) < number(was, name, Infinity)).map((name) => `${path}: a smaller ${name}`),
    ...atLeast.filter((name) => number(is, name, -Infinity) > number(was, name, -Infinity)).map((name) => `${path}: a larger ${name}`),
    ...(is.enum === undefined
      ? []
      : (was.enum ?? [undefined]).filter((one) => !is.enum?.includes(one)).map((one) => `${path}: not ${String(one)} any more`)),
    ...is.required.filter((name) => !was.required.includes(name)).map((name) => `${at(name)}: has to be there now`),
    ...Object.entries(was.properties).flatMap(([name, one]) =>
      name in is.properties ? shapeFaults(one, is.properties[name], at(name)) : [`${at(name)}: is read no more`],
    ),
    ...(was.items === undefined && is.items === undefined ? [] : inner('items')),
    ...(typeof was.additionalProperties === 'object' || typeof is.additionalProperties === 'object' ? inner('additionalProperties') : []),
    ...(was.propertyNames === undefined && is.propertyNames === undefined ? [] : inner('propertyNames')),
    ...(JSON.stringify(was.prefixItems) === JSON.stringify(is.prefixItems) ? [] : [`${path}: other members`]),
    ...choices
      .filter((one) => !choicesNow.some((other) => shapeFaults(one, other).length === 0))
      .map((_, n) => `${path}: choice ${n + 1} is read no more`),
  ];
}
