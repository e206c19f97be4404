import * as z from 'zod';

const text = z.string().max(4096);
const oneOrMore = z.union([text, z.array(text)]).transform((value) => (Array.isArray(value) ? value : [value]));

export const policyStatement = z
  .object({
    Effect: z.enum(['Allow', 'Deny']),
    Action: oneOrMore.optional(),
    NotAction: oneOrMore.optional(),
    Resource: oneOrMore.optional(),
    NotResource: oneOrMore.optional(),
    Condition: z.record(text, z.record(text, z.unknown())).optional(),
  })
  .loose();

export const policyDocument = z
  .object({ Statement: z.union([z.array(policyStatement), policyStatement.transform((one) => [one])]) })
  .loose();

export type PolicyStatement = z.infer<typeof policyStatement>;

/** What a call brings with it that a condition can ask for. */
export type CallContext = Readonly<Record<string, string>>;

export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: CallContext | undefined;
}

/** An allowance that somebody needed. */
export type PermissionUse = Pick<Call, 'action' | 'resource'>;

export interface CompiledPolicy {
  /** As AWS would decide: an explicit denial wins, nothing said is a denial. */
  allows(call: Call): boolean;
}

/** Compiles the statements of one role; calls without conditions in play are decided once. `onUse` is told of what was allowed, once or more. */
export function compilePolicy(
  statements: readonly PolicyStatement[],
  onUse: (use: PermissionUse) => void = () => undefined,
): CompiledPolicy {
  const compiled = statements.map(compileStatement);
  const allowances = compiled.filter(({ effect }) => effect === 'Allow');
  const denials = compiled.filter(({ effect }) => effect === 'Deny');
  const conditional = compiled.some(({ condition }) => condition !== undefined);
  const known = new Map<string, boolean>();

  function decide(call: Call): boolean {
    const allowed = !denials.some((statement) => applies(statement, call)) && allowances.some((statement) => applies(statement, call));
    if (allowed) onUse({ action: call.action, resource: call.resource });
    return allowed;
  }

  return {
    allows(call) {
      if (conditional && call.context !== undefined) return decide(call);
      const key = `${call.action} ${call.resource}`;
      const answer = known.get(key) ?? decide(call);
      if (known.size < 1000) known.set(key, answer);
      return answer;
    },
  };
}

interface CompiledStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly action: (action: string) => boolean;
  readonly resource: (resource: string) => boolean;
  readonly condition: PolicyStatement['Condition'];
}

function compileStatement({ Effect, Action, NotAction, Resource, NotResource, Condition }: PolicyStatement): CompiledStatement {
  return { effect: Effect, action: matcher(Action, NotAction, 'i'), resource: matcher(Resource, NotResource, ''), condition: Condition };
}

function matcher(
  wanted: readonly string[] | undefined,
  unwanted: readonly string[] | undefined,
  flags: string,
): (value: string) => boolean {
  const patterns = (wanted ?? unwanted ?? []).map((pattern) => wildcard(pattern, flags));
  const any = (value: string) => patterns.some((pattern) => pattern.test(value));
  return wanted !== undefined ? any : unwanted !== undefined ? (value) => !any(value) : () => false;
}

const wildcard = (pattern: string, flags = '') =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    flags,
  );

function applies({ effect, action, resource, condition }: CompiledStatement, call: Call): boolean {
  return action(call.action) && resource(call.resource) && conditionHolds(condition, call.context ?? {}, effect);
}

/** Keys that a call here can bring. Any other is one whose value AWS would know and we do not, absent or not. */
const askedHere: ReadonlySet<string> = new Set(['ses:FromAddress']);

/** A condition that is not understood, by its operator or its key, fails closed: no allowance applies by it, and every denial does. */
function conditionHolds(condition: PolicyStatement['Condition'], context: CallContext, effect: 'Allow' | 'Deny'): boolean {
  if (condition === undefined) return true;
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(
      ([key, wanted]) =>
        (askedHere.has(key) ? compare(operator, context[key], (Array.isArray(wanted) ? wanted : [wanted]).map(String)) : undefined) ??
        effect === 'Deny',
    ),
  );
}

function compare(operator: string, value: string | undefined, wanted: readonly string[]): boolean | undefined {
  const optional = operator.endsWith('IfExists');
  if (optional && value === undefined) return true;
  switch (optional ? operator.slice(0, -'IfExists'.length) : operator) {
    case 'StringEquals':
    case 'ArnEquals':
      return value !== undefined && wanted.includes(value);
    case 'StringEqualsIgnoreCase':
      return value !== undefined && wanted.some((one) => one.toLowerCase() === value.toLowerCase());
    case 'StringNotEquals':
      return value === undefined || !wanted.includes(value);
    case 'StringLike':
    case 'ArnLike':
      return value !== undefined && wanted.some((pattern) => wildcard(pattern).test(value));
    case 'Bool':
      return value !== undefined && wanted.includes(value);
    case 'Null':
      return wanted.includes(String(value === undefined));
    default:
      return undefined;
  }
}
