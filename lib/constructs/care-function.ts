import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { type IManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  CfnFunction,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-names.ts';

export const metricsNamespace = 'Perennial';

export interface CareFunctionProps {
  /** Folder of the bundle, and the service's name in logs and metrics. */
  readonly functionName: FunctionName;
  /** Folder that holds one bundle per function. */
  readonly codeRoot: string;
  /** Files that stand beside its bundle, by name. @default none */
  readonly beside?: Readonly<Record<string, string>>;
  /** What customers miss when it fails; it becomes the alarm's text. */
  readonly failureImpact: string;
  readonly alarmTopic: ITopic;
  /** Lets the function write traces; one policy for all, because X-Ray knows no resources. */
  readonly tracing: IManagedPolicy;
  /** @default none */
  readonly environment?: Record<string, string>;
  /** @default 30 seconds */
  readonly timeout?: Duration;
  /** In MB; CPU comes with it. @default 512 */
  readonly memorySize?: number;
  /** In days. @default 30 */
  readonly logRetention?: number;
  /** Takes events of asynchronous invocations that failed three times. @default none: not invoked asynchronously */
  readonly deadLetterQueue?: IQueue;
}

/** One of our functions: prebuilt code, its own log group and role, traces, and an alarm that says what customers miss. */
export class CareFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: CareFunctionProps) {
    super(scope, id);
    const folder = join(props.codeRoot, props.functionName);
    if (!existsSync(folder)) throw new Error(`There is no bundle of ${props.functionName} at ${folder}: run "npm run build" first.`);
    this.timeout = props.timeout ?? Duration.seconds(30);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention ?? 30,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own: the default one carries a managed policy that may write every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), managedPolicies: [props.tracing] });
    logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      // The maps are for people who read a stack trace, not for Lambda.
      code: Code.fromAsset(withFiles(folder, props.beside), { exclude: ['*.map'] }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: this.timeout,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // Lambda's own start and report lines would cost more than all of ours together.
      systemLogLevelV2: SystemLogLevel.WARN,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      environment: { POWERTOOLS_SERVICE_NAME: props.functionName, POWERTOOLS_METRICS_NAMESPACE: metricsNamespace, ...props.environment },
      ...(props.deadLetterQueue === undefined
        ? {}
        : { deadLetterQueue: props.deadLetterQueue, retryAttempts: 2, maxEventAge: Duration.hours(6) }),
    });
    trace(this.lambda);
    new Alarm(this, 'Errors', {
      alarmDescription: props.failureImpact,
      metric: this.lambda.metricErrors({ period: Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(props.alarmTopic));
  }
}

/** Not by the `tracing` prop, which would add a statement on every resource to each function's role. */
function trace(lambda: LambdaFunction): void {
  const resource = lambda.node.defaultChild;
  if (resource instanceof CfnFunction) resource.tracingConfig = { mode: 'Active' };
}

function withFiles(folder: string, beside: Readonly<Record<string, string>> = {}): string {
  if (Object.keys(beside).length === 0) return folder;
  const copy = mkdtempSync(join(tmpdir(), 'bundle-'));
  cpSync(folder, copy, { recursive: true });
  for (const [name, text] of Object.entries(beside)) writeFileSync(join(copy, name), text);
  return copy;
}
