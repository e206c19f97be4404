import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';

export interface EdgeHeadersProps {
  /** What the policies' names begin with; nobody else in the account may have them. */
  readonly name: string;
  /** Origins that the console may talk to beside its own. */
  readonly consoleTalksTo: readonly string[];
}

/** What browsers are told to hold the console and the API to. */
export class EdgeHeaders extends Construct {
  readonly forConsole: ResponseHeadersPolicy;
  /** What the functions say themselves goes over it. */
  readonly forApi: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, { name, consoleTalksTo }: EdgeHeadersProps) {
    super(scope, id);
    const always = (override: boolean) => ({
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
    });
    this.forConsole = new ResponseHeadersPolicy(this, 'Console', {
      responseHeadersPolicyName: `${name}-console`,
      securityHeadersBehavior: {
        ...always(true),
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        contentSecurityPolicy: { contentSecurityPolicy: consolePolicy(consoleTalksTo), override: true },
      },
    });
    this.forApi = new ResponseHeadersPolicy(this, 'Api', {
      responseHeadersPolicyName: `${name}-api`,
      securityHeadersBehavior: always(false),
    });
  }
}

/**
 * What Vite builds: modules and styles of its own host, no script in the page. Mantine writes its variables into a style element, and
 * a preview is a sandboxed frame without an address of its own, which inherits this policy: mails have styles and pictures from anywhere.
 */
const consolePolicy = (talksTo: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...talksTo].join(' ')}`,
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
