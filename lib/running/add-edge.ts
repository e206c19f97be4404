import { join } from 'node:path';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import type { CareState } from '../constructs/care-state.ts';
import { ConsoleFiles } from '../constructs/console-files.ts';
import { consoleFolder, Edge } from '../constructs/edge.ts';
import type { FrontDoor } from '../constructs/front-door.ts';
import { SignIn } from '../constructs/sign-in.ts';
import { addFunction, bundlesOf, type Surroundings } from './surroundings.ts';

interface EntranceProps {
  /** Of the deployment. */
  readonly name: string;
  readonly config: Config;
  readonly state: CareState;
  readonly frontDoor: FrontDoor;
  readonly firewallArn?: string | undefined;
}

export interface Entrance {
  readonly edge: Edge;
  readonly signIn: SignIn;
  readonly client: UserPoolClient;
}

/** What staff and customers come in by, or nothing where the company has its own. */
export function addEdge(scope: Construct, { name, config, state, frontDoor, firewallArn }: EntranceProps): Entrance | undefined {
  if (!config.edge) return undefined;
  const stack = Stack.of(scope);
  const signIn = new SignIn(scope, 'SignIn', {
    pool: state.staff.pool,
    prefix: config.signInPrefix ?? `${name}-${stack.account}`,
    existingDomain: config.signInDomain,
    identityProviders: config.identityProviders,
  });
  const { webDomain, certificateArn, hostedZoneId, hostedZoneName } = config;
  const edge = new Edge(scope, 'Edge', {
    api: frontDoor.api,
    accessLogs: state.accessLogs,
    // Files to import go straight to their bucket, at an address that the API signs.
    consoleTalksTo: [`https://${signIn.host}`, `https://${state.imports.bucket.bucketName}.s3.${stack.region}.amazonaws.com`],
    priceClass: config.priceClass,
    domain: webDomain === undefined || certificateArn === undefined ? undefined : { name: webDomain, certificateArn },
    zone: hostedZoneId === undefined || hostedZoneName === undefined ? undefined : { id: hostedZoneId, name: hostedZoneName },
    firewallArn,
  });
  const consoleUrl = `${edge.url}/${consoleFolder}`;
  new CfnOutput(scope, 'ConsoleUrl', { value: consoleUrl });
  return { edge, signIn, client: signIn.letIn(consoleUrl) };
}

/** The console's files come with each deployment that changed them. */
export function addConsoleFiles(around: Surroundings): void {
  const { scope, state, entrance } = around;
  if (entrance === undefined) return;
  const { edge, signIn, client } = entrance;
  const publishConsole = addFunction(around, 'PublishConsole', {
    functionName: 'publish-console',
    failureImpact: 'A deployment did not bring its console: staff see that of before. Customers notice nothing.',
    environment: { CONSOLE_BUCKET: edge.files.bucketName },
    timeout: Duration.minutes(2),
    memorySize: 1024,
  });
  new ConsoleFiles(scope, 'ConsoleFiles', {
    publishConsole,
    folder: join(bundlesOf(around), 'publish-console'),
    bucket: edge.files,
    settings: {
      issuer: `https://${state.staff.pool.userPoolProviderName}`,
      clientId: client.userPoolClientId,
      signIn: `https://${signIn.host}`,
    },
  });
}
