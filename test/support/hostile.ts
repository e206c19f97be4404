/** What people and programs type into fields that were not meant for it: each kind once, as OWASP's and PortSwigger's sheets list them. */
export const hostileTexts = {
  script: '<script>window.ran=1</script>',
  'an attribute broken out of': `"'><img src=x onerror="window.ran=1">`,
  'an event handler': '" onmouseover="window.ran=1" x="',
  'an end of everything': '</title></style></textarea></script><iframe src="javascript:parent.ran=1">',
  'an address that runs': 'javascript:window.ran=1',
  'a slot of a template': '{{ 7 | times: 7 }}{{ company.name }}',
  'a tag of a template': '{% assign x = links.unsubscribe %}{{ x }}{% raw %}',
  'a tag of MJML': '</mj-text><mj-raw><script>window.ran=1</script></mj-raw><mj-include path="/etc/passwd"/>',
  'a formula': '=cmd|/c calc!A1',
  'a formula by at': '@SUM(1+1)*cmd|calc',
  'a formula by plus': '+1+1',
  'a formula by minus': '-2+3+cmd|calc',
  'a formula after a tab': '\t=1+1',
  'a header of its own': 'Eve\r\nBcc: all@example.com',
  'lines of their own': 'Eve\n\n<h1>owned</h1>',
  'letters turned round': '\u202Egnp.exe',
  'letters without width': 'Ad\u200Ba\u2060\uFEFF B\u200D',
  NUL: 'Ada\u0000Byron',
  'half a letter': 'Ada \uD83D Byron',
  'a very long word': 'W'.repeat(10_000),
  'a long word': 'W'.repeat(120),
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈 Zoë',
  Chinese: '李小龍 & 王“五”',
  'a way out of a folder': '../../etc/passwd',
  'a name of the language’s own': '__proto__',
  'another of its names': 'constructor',
} as const;

/** A JSON schema as far as texts hang on it. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly propertyNames?: Shape;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
}

/** One place in a body where a text may stand: by what names it is reached, and the whole body with a text there. */
export interface Place {
  readonly names: readonly string[];
  /** The same for places that are judged alike: a block of the mail is one, wherever it stands. */
  readonly kind: string;
  readonly put: (text: string) => unknown;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Something that the shape takes; from `example` where that has it. */
function least(shape: Shape, example: unknown): unknown {
  if (example !== undefined) return example;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  if (shape.anyOf?.[0] !== undefined) return least(shape.anyOf[0], undefined);
  switch (shape.type) {
    case 'object':
      return Object.fromEntries((shape.required ?? []).map((name) => [name, least(shape.properties?.[name] ?? {}, undefined)]));
    case 'array':
      if (shape.prefixItems !== undefined) return shape.prefixItems.map((one) => least(one, undefined));
      return Array.from({ length: shape.minItems ?? 0 }, () => least(shape.items ?? {}, undefined));
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return 'x';
  }
}

/** Every place of the shape where somebody may write what they like; `example` says what stands in the others. */
export function placesIn(shape: Shape, example?: unknown, within = ''): readonly Place[] {
  if (shape.enum !== undefined || shape.const !== undefined) return [];
  if (shape.anyOf !== undefined) return shape.anyOf.flatMap((one) => placesIn(one, fits(one, example) ? example : undefined, within));
  switch (shape.type) {
    case 'object': {
      const whole = least(shape, isFields(example) ? example : undefined);
      const known = isFields(whole) ? whole : {};
      const properties = Object.entries(shape.properties ?? {});
      const kind = properties.map(([name]) => name).join();
      const fields = properties.flatMap(([name, one]) =>
        placesIn(one, known[name], kind).map(
          (place): Place => ({ ...place, names: [name, ...place.names], put: (text) => ({ ...known, [name]: place.put(text) }) }),
        ),
      );
      const { additionalProperties: any, propertyNames } = shape;
      if (any === undefined || typeof any === 'boolean') return fields;
      const [name = 'x', value] = Object.entries(known)[0] ?? [String(least(propertyNames ?? {}, undefined))];
      const entry = least(any, value);
      const names: Place = { names: [], kind: `${within}.*`, put: (text) => Object.fromEntries([[text, entry]]) };
      const values = placesIn(any, value, within).map(
        (place): Place => ({ ...place, names: [name, ...place.names], put: (text) => ({ ...known, [name]: place.put(text) }) }),
      );
      return [...fields, ...(propertyNames?.enum === undefined ? [names] : []), ...values];
    }
    case 'array': {
      const parts = shape.prefixItems ?? [shape.items ?? {}];
      return parts.flatMap((part, at) =>
        placesIn(part, Array.isArray(example) ? example[at] : undefined, `${within}[${at}]`).map(
          (place): Place => ({
            ...place,
            put: (text) => (shape.prefixItems ?? [part]).map((one, n) => (n === at ? place.put(text) : least(one, undefined))),
          }),
        ),
      );
    }
    case 'string':
    case undefined:
      return [{ names: [], kind: `${within}:${shape.pattern ?? ''}`, put: (text) => text }];
    default:
      return [];
  }
}

const fits = (shape: Shape, example: unknown): boolean =>
  shape.type === 'object'
    ? isFields(example) && (shape.required ?? []).every((name) => Object.hasOwn(example, name))
    : shape.type === (Array.isArray(example) ? 'array' : typeof example);

/** What is judged alike is looked at once. */
export const eachKindOnce = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ names, kind }, at) => places.findIndex((one) => one.kind === kind && one.names.at(-1) === names.at(-1)) === at);
