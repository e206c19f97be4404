import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CfnStage, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { CareFunction } from './care-function.ts';
import { CountAlarm } from './count-alarm.ts';

export interface FrontDoorProps {
  readonly alarmTopic: ITopic;
}

const pagesRoute = '/p/{proxy+}';
const descriptionRoute = '/openapi.json';

/** The one HTTP API: staff's with a token, customers' pages behind signed links. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  private readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { alarmTopic }: FrontDoorProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false });
    // Which route asks for a token, and which does not, is held by a test.
    acknowledge(
      this.api,
      'AwsSolutions-APIG4',
      'Customers and machines do not sign in: the signed token in a link is checked by serve-pages, a machine’s key by serve-console.',
    );
    const accessLog = new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        // The route, not the path: a path holds the customer's token.
        format: AccessLogFormat.custom(
          JSON.stringify({
            at: '$context.requestTime',
            request: '$context.requestId',
            route: '$context.routeKey',
            status: '$context.status',
            ms: '$context.responseLatency',
          }),
        ),
      },
    });
    // Also what no function of ours comes to know: one that cannot be called, or is called too often.
    new CountAlarm(this, 'Failing', {
      metric: this.api.metricServerError({ period: Duration.minutes(15), statistic: 'Sum' }),
      threshold: 10,
      meaning: 'Ten requests within a quarter of an hour were answered by an error of ours: customers’ pages or the console do not work.',
      alarmTopic,
      silenceIsWell: true,
    });
  }

  /** To people of the pool who signed in by this client. */
  openToStaff(careFunction: CareFunction, pool: IUserPool, client: IUserPoolClient): void {
    this.api.addRoutes({
      path: '/api/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Console', careFunction.lambda),
      authorizer: new HttpUserPoolAuthorizer('Staff', pool, { userPoolClients: [client] }),
    });
  }

  /** To other systems by keys of ours, which serve-console checks itself, and the description of it all to everybody. */
  openToKeys(careFunction: CareFunction): void {
    const integration = new HttpLambdaIntegration('Machines', careFunction.lambda);
    const routes = [
      ...this.api.addRoutes({ path: '/v1/{proxy+}', methods: [HttpMethod.ANY], integration }),
      ...this.api.addRoutes({ path: descriptionRoute, methods: [HttpMethod.GET], integration }),
    ];
    this.stage.node.addDependency(...routes);
  }

  /** To everybody, and therefore throttled apart, so that a flood here leaves staff their API. */
  openToCustomers(careFunction: CareFunction): void {
    const routes = this.api.addRoutes({
      path: pagesRoute,
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Pages', careFunction.lambda),
    });
    const stage = this.stage.node.defaultChild;
    if (stage instanceof CfnStage) stage.routeSettings = { [`ANY ${pagesRoute}`]: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 } };
    this.stage.node.addDependency(...routes);
  }
}
