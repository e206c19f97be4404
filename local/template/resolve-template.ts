import { isRecord } from '../events/event-pattern.ts';
import type { Template, TemplateResource } from './cloud-assembly.ts';
import { type Place, resourceKinds } from './resource-attributes.ts';

/** A resource with every reference filled in. */
export interface Resolved {
  readonly id: string;
  readonly type: string;
  readonly assetPath?: string | undefined;
  readonly ref: string;
  readonly arn?: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ResolvedTemplate {
  readonly resources: readonly Resolved[];
  /** What the laptop's cloud does not understand: types it does not run, references it cannot fill. */
  readonly findings: readonly string[];
}

const nothing = Symbol('AWS::NoValue');

/** Fills in Ref, GetAtt, Join, Sub, Select, Split, If and the rest; resources whose condition does not hold are left out. */
export function resolveTemplate(template: Template, place: Place): ResolvedTemplate {
  const kinds = resourceKinds(place);
  const findings = new Set<string>();
  const note = (finding: string) => {
    findings.add(finding);
    return finding;
  };
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': place.account,
    'AWS::NoValue': nothing,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': place.region,
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.account}:stack/${template.stackName}/local`,
    'AWS::StackName': template.stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };

  function refer(name: string): unknown {
    if (name in pseudo) return pseudo[name];
    if (name in template.parameters) return template.parameters[name];
    const resource = template.resources.get(name);
    if (resource === undefined) return note(`Ref ${name}: there is no such resource`);
    return kinds.ref(resource) ?? note(`Ref ${name}: ${resource.type} is not known`);
  }

  function attribute(operand: unknown): unknown {
    const [id = '', ...path] = Array.isArray(operand) ? operand.map(String) : String(operand).split('.');
    const resource = template.resources.get(id);
    const value = resource === undefined ? undefined : kinds.attribute(resource, path.join('.'));
    return value ?? note(`GetAtt ${id}.${path.join('.')} of ${resource?.type ?? 'nothing'} is not known`);
  }

  function holds(condition: unknown): boolean {
    if (typeof condition === 'string') return holds(template.conditions[condition]);
    if (!isRecord(condition)) return condition === true;
    const [[operator, operand] = ['', undefined]] = Object.entries(condition);
    const operands = Array.isArray(operand) ? operand : [operand];
    switch (operator) {
      case 'Condition':
        return holds(operand);
      case 'Fn::Equals':
        return JSON.stringify(resolve(operands[0])) === JSON.stringify(resolve(operands[1]));
      case 'Fn::Not':
        return !holds(operands[0]);
      case 'Fn::And':
        return operands.every(holds);
      case 'Fn::Or':
        return operands.some(holds);
      default:
        note(`Condition ${operator} is not known`);
        return false;
    }
  }

  function substitute(operand: unknown): string {
    const [pattern, variables] = Array.isArray(operand) ? operand : [operand, {}];
    return String(pattern).replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      if (isRecord(variables) && name in variables) return String(resolve(variables[name]));
      return String(name.includes('.') && !name.startsWith('AWS::') ? attribute(name) : refer(name));
    });
  }

  function apply(name: string, operand: unknown): unknown {
    const list = (value: unknown): readonly unknown[] => {
      const resolved = resolve(value);
      return Array.isArray(resolved) ? resolved : [resolved];
    };
    const operands = Array.isArray(operand) ? operand : [operand];
    switch (name) {
      case 'Ref':
        return refer(String(operand));
      case 'Fn::GetAtt':
        return attribute(operand);
      case 'Fn::Join':
        return list(operands[1]).map(String).join(String(operands[0]));
      case 'Fn::ImportValue': {
        const exported = String(resolve(operand));
        return exported in template.exports ? resolve(template.exports[exported]) : note(`ImportValue ${exported}: no stack exports it`);
      }
      case 'Fn::Sub':
        return substitute(operand);
      case 'Fn::Select':
        return list(operands[1])[Number(resolve(operands[0]))];
      case 'Fn::Split':
        return String(resolve(operands[1])).split(String(operands[0]));
      case 'Fn::If':
        return resolve(holds(operands[0]) ? operands[1] : operands[2]);
      case 'Fn::FindInMap':
        return findInMap(operands.map((part) => String(resolve(part))));
      case 'Fn::Base64':
        return Buffer.from(String(resolve(operand))).toString('base64');
      case 'Fn::GetAZs':
        return ['a', 'b', 'c'].map((zone) => `${place.region}${zone}`);
      default:
        return note(`${name} is not known`);
    }
  }

  function findInMap(path: readonly string[]): unknown {
    let value: unknown = template.mappings;
    for (const part of path) value = isRecord(value) ? value[part] : undefined;
    return value ?? note(`FindInMap ${path.join('.')} finds nothing`);
  }

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((one) => one !== nothing);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) return apply(...only);
    return Object.fromEntries(entries.map(([key, one]) => [key, resolve(one)]).filter(([, one]) => one !== nothing));
  }

  function resolveResource(resource: TemplateResource): Resolved {
    if (!kinds.knows(resource.type)) note(`${resource.type} (${resource.id}) is not run on a laptop`);
    const properties = resolve(resource.properties);
    return {
      id: resource.id,
      type: resource.type,
      assetPath: resource.assetPath,
      ref: kinds.ref(resource) ?? resource.id,
      arn: kinds.attribute(resource, 'Arn'),
      properties: isRecord(properties) ? properties : {},
    };
  }

  const present = [...template.resources.values()].filter(({ condition }) => condition === undefined || holds(condition));
  return { resources: present.map(resolveResource), findings: [...findings] };
}
