import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CfnStage, HttpApi, HttpMethod, HttpStage, type IHttpRouteAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { CareFunction } from './care-function.ts';
import type { StaffDirectory } from './staff-directory.ts';

export interface FrontDoorProps {
  readonly staff: StaffDirectory;
}

const pagesRoute = '/p/{proxy+}';

/** The one HTTP API: staff's with a token, customers' pages behind signed links. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  private readonly staffOnly: IHttpRouteAuthorizer;
  private readonly stage: HttpStage;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false });
    this.staffOnly = new HttpUserPoolAuthorizer('Staff', props.staff.pool, { userPoolClients: [props.staff.client] });
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
  }

  openToStaff(careFunction: CareFunction): void {
    this.api.addRoutes({
      path: '/api/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Console', careFunction.lambda),
      authorizer: this.staffOnly,
    });
  }

  /** To other systems by keys of ours, which serve-console checks itself. */
  openToKeys(careFunction: CareFunction): void {
    const routes = this.api.addRoutes({
      path: '/v1/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Machines', careFunction.lambda),
    });
    for (const route of routes) {
      this.stage.node.addDependency(route);
      acknowledge(route, 'AwsSolutions-APIG4', 'Machines do not sign in: their key is what lets them in, and serve-console checks it.');
    }
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
    for (const route of routes) {
      this.stage.node.addDependency(route);
      acknowledge(
        route,
        'AwsSolutions-APIG4',
        'Customers have no account: the signed token in the link is what lets them in, and serve-pages checks it.',
      );
    }
  }
}
