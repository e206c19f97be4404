import type { Template } from 'aws-cdk-lib/assertions';

// biome-ignore lint/suspicious/noExplicitAny: a template is whatever CloudFormation takes
export type Properties = any;

export interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

export const resources = (template: Template, type: string): [logicalId: string, properties: Properties][] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => [id, resource.Properties]);

export const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** What each function may do, by its name in functions/: the inline policies of its role. */
export function statementsByFunction(template: Template): Map<string, Statement[]> {
  const policies = resources(template, 'AWS::IAM::Policy');
  return new Map(
    resources(template, 'AWS::Lambda::Function').map(([, properties]) => {
      const role: string = properties.Role['Fn::GetAtt'][0];
      const own = policies.filter(([, policy]) => policy.Roles.some((holder: { Ref: string }) => holder.Ref === role));
      return [serviceName(properties), own.flatMap(([, policy]) => policy.PolicyDocument.Statement as Statement[])];
    }),
  );
}

export const serviceName = (lambda: Properties): string => lambda.Environment.Variables.POWERTOOLS_SERVICE_NAME;

/** The function that a `Ref` or `Fn::GetAtt` means. */
export function functionOf(template: Template, reference: Properties): Properties {
  const id = reference.Ref ?? reference['Fn::GetAtt'][0];
  const found = resources(template, 'AWS::Lambda::Function').find(([logicalId]) => logicalId === id);
  if (found === undefined) throw new Error(`${JSON.stringify(reference)} is no function of the template`);
  return found[1];
}

export const allStatements = (template: Template): Statement[] =>
  ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
    resources(template, type).flatMap(([, policy]) => policy.PolicyDocument.Statement as Statement[]),
  );
