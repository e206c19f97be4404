import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import { roles } from './role-name.ts';
import type { Session } from './session.ts';

/** Without encryption only where browsers themselves trust it: on the machine itself. */
const address = z.url().check(z.maxLength(2048), z.regex(/^(https:\/\/|http:\/\/127\.)/));

/** `config.json` beside the console, as `publish-console` writes it. */
const configShape = z.object({ issuer: address, clientId: z.string().check(z.maxLength(128)), signIn: address });
export type SignInConfig = z.infer<typeof configShape>;
export const readConfig = (body: unknown): SignInConfig => configShape.parse(body);

const pendingShape = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), hash: z.string() });
const PENDING = 'perennial.sign-in';

const claimsShape = z.object({
  email: z.optional(z.string()),
  'cognito:groups': z.optional(z.array(z.string())),
});

/** Where people come back to; it must be what Cognito was told, to the letter. */
const here = (): string => new URL('./', document.baseURI).href;

/** Signing in by authorization code and PKCE at Cognito's page, for one console. */
export function oidc({ issuer, clientId, signIn }: SignInConfig) {
  const server = {
    issuer,
    authorization_endpoint: `${signIn}/oauth2/authorize`,
    token_endpoint: `${signIn}/oauth2/token`,
    revocation_endpoint: `${signIn}/oauth2/revoke`,
  };
  const client = { client_id: clientId };
  const options = { [oauth.allowInsecureRequests]: signIn.startsWith('http:') };

  return {
    /** Leaves for the page of sign-in, and comes back to where it was. */
    async leave(): Promise<void> {
      const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()];
      sessionStorage.setItem(PENDING, JSON.stringify({ verifier, state, nonce, hash: window.location.hash }));
      const page = new URL(server.authorization_endpoint);
      const asked = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: here(),
        scope: 'openid email',
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      };
      for (const [name, value] of Object.entries(asked)) page.searchParams.set(name, value);
      window.location.assign(page);
    },

    /** Back from there: the code is changed for tokens, once. Throws where it is not the answer to what this tab asked. */
    async arrive(url: URL): Promise<{ readonly session: Session; readonly hash: string }> {
      const pending = pendingShape.parse(JSON.parse(sessionStorage.getItem(PENDING) ?? 'null'));
      sessionStorage.removeItem(PENDING);
      const parameters = oauth.validateAuthResponse(server, client, url, pending.state);
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        parameters,
        here(),
        pending.verifier,
        options,
      );
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
        expectedNonce: pending.nonce,
        requireIdToken: true,
      });
      return { session: sessionOf(tokens), hash: pending.hash };
    },

    /** A new token for one that is over. Throws where the session is over too. */
    async renew(session: Session): Promise<Session> {
      const { refreshToken = '' } = session;
      const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options);
      const tokens = await oauth.processRefreshTokenResponse(server, client, response);
      return { refreshToken, ...sessionOf(tokens) };
    },

    /** Takes the tokens back, and leaves for the page's own end of the session. */
    async signOut({ refreshToken }: Session): Promise<void> {
      // Where it does not answer, they end by themselves.
      if (refreshToken !== undefined)
        await oauth.revocationRequest(server, client, oauth.None(), refreshToken, options).catch(() => undefined);
      const page = new URL(`${signIn}/logout`);
      page.searchParams.set('client_id', clientId);
      page.searchParams.set('logout_uri', here());
      window.location.assign(page);
    },
  };
}

export type Oidc = ReturnType<typeof oidc>;

/** Of the id token, for it alone says the address to which somebody's test messages go; the API checks its signature. */
function sessionOf(tokens: oauth.TokenEndpointResponse): Session {
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  if (claims === undefined || tokens.id_token === undefined) throw new Error('There is no id token in the answer.');
  const { email, 'cognito:groups': groups = [] } = claimsShape.parse(claims);
  return {
    idToken: tokens.id_token,
    ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
    ...(email === undefined ? {} : { email }),
    roles: roles.filter((role) => groups.includes(role)),
  };
}
