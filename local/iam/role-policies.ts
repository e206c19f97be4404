import * as z from 'zod';
import { isRecord } from '../events/event-pattern.ts';
import type { Resolved, ResolvedTemplate } from '../template/resolve-template.ts';
import { type PolicyStatement, policyDocument } from './policy.ts';

const names = z.array(z.string()).default([]);
const inline = z.array(z.object({ PolicyDocument: policyDocument })).default([]);
const roleProperties = z.object({ Policies: inline, ManagedPolicyArns: names }).loose();
const attachedProperties = z.object({ Roles: names, PolicyDocument: policyDocument.optional() }).loose();

/** AWS's own policies that functions commonly have; they allow logs, traces and polling, nothing that is called here. */
const harmless = /^arn:[a-z-]+:iam::aws:policy\//;

export interface Roles {
  /** What a role may do, by its ARN. */
  statementsOf(roleArn: string): readonly PolicyStatement[];
  /** AWS's own policies that are attached and not known here. */
  readonly findings: readonly string[];
}

/** Gathers what each synthesised role may do: inline, attached and managed policies. */
export function readRoles({ resources }: ResolvedTemplate): Roles {
  const findings: string[] = [];
  const known = new Map<string, readonly PolicyStatement[]>();
  for (const role of resources.filter(({ type }) => type === 'AWS::IAM::Role')) {
    const { Policies, ManagedPolicyArns } = roleProperties.parse(role.properties);
    for (const arn of ManagedPolicyArns) {
      if (harmless.test(arn) && !/AWSLambdaBasicExecutionRole|AWSXRayDaemonWriteAccess/.test(arn))
        findings.push(`${role.id}: ${arn} is not known and allows nothing here`);
    }
    const statements = [
      ...Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
      ...attachedTo(role, ManagedPolicyArns, resources),
    ];
    known.set(role.arn ?? role.ref, statements);
  }
  return { statementsOf: (roleArn) => known.get(roleArn) ?? [], findings };
}

function attachedTo(role: Resolved, managedArns: readonly string[], resources: readonly Resolved[]): PolicyStatement[] {
  return resources
    .filter(({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy')
    .filter(({ properties, ref }) => managedArns.includes(ref) || listsRole(properties, role))
    .flatMap(({ properties }) => attachedProperties.parse(properties).PolicyDocument?.Statement ?? []);
}

function listsRole(properties: unknown, role: Resolved): boolean {
  return isRecord(properties) && Array.isArray(properties.Roles) && properties.Roles.includes(role.ref);
}
