import { Duration, Stack } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  type IUserPool,
  ManagedLoginVersion,
  OAuthScope,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

export interface SignInProps {
  readonly pool: IUserPool;
  /** First part of the name of the page, which nobody else in the region may have. */
  readonly prefix: string;
  /** Where the people of an existing pool sign in. @default a page is made */
  readonly existingDomain?: string | undefined;
  readonly identityProviders: readonly string[];
}

/** The page where staff sign in, by authorization code and PKCE. It holds nothing: accounts are the pool's. */
export class SignIn extends Construct {
  /** Name of the page's host. */
  readonly host: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SignInProps,
  ) {
    super(scope, id);
    this.host = props.existingDomain ?? this.makePage();
  }

  /** Lets the console at this address send people to the page; nobody else may. */
  letIn(console: string): UserPoolClient {
    const { pool, existingDomain, identityProviders } = this.props;
    const client = new UserPoolClient(this, 'Client', {
      userPool: pool,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [console],
        logoutUrls: [console],
      },
      supportedIdentityProviders: identityProviders.map((name) => UserPoolClientIdentityProvider.custom(name)),
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
    if (existingDomain === undefined)
      new CfnManagedLoginBranding(this, 'Look', {
        userPoolId: pool.userPoolId,
        clientId: client.userPoolClientId,
        useCognitoProvidedValues: true,
      });
    return client;
  }

  private makePage(): string {
    const { pool, prefix } = this.props;
    new UserPoolDomain(this, 'Page', {
      userPool: pool,
      cognitoDomain: { domainPrefix: prefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    return `${prefix}.auth.${Stack.of(this).region}.amazoncognito.com`;
  }
}
