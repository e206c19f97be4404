import { LogicEngine } from 'json-logic-engine';
import type { Audience } from './campaigns/campaign.ts';
import type { Asset, Customer } from './customer.ts';
import type { Fact } from './facts/fact.ts';

export interface AudienceContext {
  readonly customer: Customer;
  readonly asset?: Asset | undefined;
  readonly fact: Fact;
}

type Rule = (context: AudienceContext) => unknown;

const engine = createEngine();

/** Campaign versions do not change, so an audience object is compiled once for as long as it is held. */
const compiled = new WeakMap<object, Rule>();

/** Whether the audience lets this customer in. One that cannot be worked out lets nobody in. */
export function inAudience(audience: Audience | undefined, context: AudienceContext): boolean {
  if (audience === undefined) return true;
  if (typeof audience === 'boolean') return audience;
  try {
    return Boolean(engine.truthy(compile(audience)(context)));
  } catch {
    return false;
  }
}

/** What is wrong with an audience, to be said before it is saved; undefined where it can be worked out. */
export function audienceFault(audience: Audience | undefined): string | undefined {
  if (audience === undefined || typeof audience === 'boolean') return undefined;
  if (Object.keys(audience).length === 0) return 'it asks nothing: leave it out, or give a rule';
  try {
    compile(audience);
    return undefined;
  } catch (fault) {
    if (isUnknownOperator(fault)) return `unknown operator "${String(fault.key).slice(0, 80)}"`;
    if (fault instanceof RangeError) return 'nested too deeply';
    return 'a rule in it can never be worked out';
  }
}

function compile(audience: object): Rule {
  const known = compiled.get(audience);
  if (known !== undefined) return known;
  const built = engine.build(audience);
  const rule: Rule = typeof built === 'function' ? (context) => built(context) : () => built;
  compiled.set(audience, rule);
  return rule;
}

/** An audience only judges, it does not throw; and `constructor` is no operator merely because every object has one. */
function createEngine(): LogicEngine {
  const created = new LogicEngine();
  const { throw: _, ...methods } = created.methods;
  created.methods = Object.assign(Object.create(null), methods);
  return created;
}

/** What the engine throws is a plain record. */
const isUnknownOperator = (fault: unknown): fault is { key: unknown } =>
  typeof fault === 'object' && fault !== null && 'type' in fault && fault.type === 'Unknown Operator' && 'key' in fault;
