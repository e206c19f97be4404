import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../workflows/clock.ts';
import type { Meter } from '../meter/meter.ts';
import { replaceFile } from '../replace-file.ts';
import type { DeclaredSecret, Deployment } from '../template/deployment.ts';
import { AwsError, unknownOperation } from './aws-error.ts';
import { authorise } from './caller.ts';
import { jsonReply, operationOf, type ServiceEndpoint } from './service-call.ts';

const text = z.string().max(8192);
const fileName = (name: string) => encodeURIComponent(name).slice(0, 200);

export interface ParametersOptions {
  readonly directory: string;
  readonly declared: Deployment['parameters'];
  readonly arnPrefix: string;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** SSM parameters: one file each, replaced in one step. */
export function parametersEndpoint({ directory, declared, arnPrefix, clock, meter }: ParametersOptions): ServiceEndpoint {
  mkdirSync(directory, { recursive: true });
  const values = new Map<string, string>();
  for (const { name, properties } of declared) {
    const path = join(directory, fileName(name));
    values.set(name, existsSync(path) ? readFileSync(path, 'utf8') : properties.Value);
  }
  return (call) => {
    const operation = operationOf(call);
    const input: unknown = JSON.parse(call.body.toString('utf8'));
    const { Name } = z.object({ Name: text }).parse(input);
    authorise(call.caller, `ssm:${operation}`, `${arnPrefix}parameter/${Name.replace(/^\//, '')}`);
    meter.count(call.caller.label, 'parameterRequests');
    const value = values.get(Name);
    if (value === undefined) throw new AwsError('ParameterNotFound', `There is no parameter ${Name}`);
    switch (operation) {
      case 'GetParameter':
        return jsonReply({
          Parameter: { Name, Type: 'String', Value: value, Version: 1, LastModifiedDate: clock.now() / 1000, DataType: 'text' },
        });
      case 'PutParameter': {
        const { Value, Overwrite } = z.object({ Value: text, Overwrite: z.boolean().default(false) }).parse(input);
        if (!Overwrite) throw new AwsError('ParameterAlreadyExists', `The parameter ${Name} already exists`);
        replaceFile(join(directory, fileName(Name)), Value);
        values.set(Name, Value);
        return jsonReply({ Version: 1, Tier: 'Standard' });
      }
      default:
        throw unknownOperation('ssm', operation);
    }
  };
}

export interface SecretsOptions {
  readonly directory: string;
  readonly declared: readonly DeclaredSecret[];
  readonly meter: Meter;
}

/** Secrets: made once as the template asks for, and kept. */
export function secretsEndpoint({ directory, declared, meter }: SecretsOptions): ServiceEndpoint {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const values = new Map(declared.map((secret) => [secret.ref, ensureSecret(directory, secret)]));
  return (call) => {
    const operation = operationOf(call);
    if (operation !== 'GetSecretValue') throw unknownOperation('secretsmanager', operation);
    const { SecretId } = z.object({ SecretId: text }).parse(JSON.parse(call.body.toString('utf8')));
    const secret = declared.find(({ ref, name }) => ref === SecretId || name === SecretId);
    authorise(call.caller, 'secretsmanager:GetSecretValue', secret?.ref ?? SecretId);
    if (secret === undefined) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    meter.count(call.caller.label, 'secretRequests');
    return jsonReply({ ARN: secret.ref, Name: secret.name, SecretString: values.get(secret.ref), VersionStages: ['AWSCURRENT'] });
  };
}

function ensureSecret(directory: string, { name, properties }: DeclaredSecret): string {
  const path = join(directory, fileName(name));
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const { SecretString, GenerateSecretString: wish } = properties;
  const password = randomBytes(wish?.PasswordLength ?? 32)
    .toString('hex')
    .slice(0, wish?.PasswordLength ?? 32);
  const template: unknown = JSON.parse(wish?.SecretStringTemplate ?? '{}');
  const generated =
    wish?.GenerateStringKey === undefined
      ? password
      : JSON.stringify({ ...z.record(z.string(), z.unknown()).parse(template), [wish.GenerateStringKey]: password });
  const value = SecretString ?? generated;
  replaceFile(path, value);
  return value;
}
