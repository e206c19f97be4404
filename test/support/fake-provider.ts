import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (): number => Math.floor(Date.now() / 1000);

export interface FakeProvider {
  readonly url: string;
  /** Whether the browser still has its session there. */
  signedIn: boolean;
  groups: string[];
  /** Of the next tokens. */
  lifetime: number;
  /** Whether a refresh token is still good. */
  renews: boolean;
  readonly asked: string[];
  /** What the gateway before the API makes of a token: its claims, or nothing. */
  claimsOf(token: string): Record<string, unknown> | undefined;
  close(): void;
}

/** A page of sign-in as Cognito's is: authorization code with PKCE, tokens by RS256, renewal, revocation, sign-out. */
export async function fakeProvider(clientId: string): Promise<FakeProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  const asked: string[] = [];

  const tokens = (nonce: string | undefined) => ({
    access_token: randomUUID(),
    token_type: 'Bearer',
    expires_in: provider.lifetime,
    id_token: signed(privateKey, {
      iss: provider.url,
      aud: clientId,
      sub: 'ada',
      email: 'ada@shop.test',
      email_verified: true,
      'cognito:groups': provider.groups,
      iat: seconds() - 60,
      exp: seconds() + provider.lifetime,
      ...(nonce === undefined ? {} : { nonce }),
    }),
  });

  function token(form: URLSearchParams): { status: number; body: object } {
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    if (form.get('grant_type') === 'refresh_token')
      return provider.renews && form.get('refresh_token') === 'good' ? { status: 200, body: tokens(undefined) } : refused;
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (code === undefined || code.challenge !== challenge || code.redirect !== form.get('redirect_uri')) return refused;
    return { status: 200, body: { ...tokens(code.nonce), refresh_token: 'good' } };
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://provider.test');
    asked.push(`${request.method} ${url.pathname}`);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const query = (name: string): string => url.searchParams.get(name) ?? '';
      const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
      switch (url.pathname) {
        case '/oauth2/authorize': {
          if (!provider.signedIn) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Who are you?</h1>');
          const code = randomUUID();
          codes.set(code, { challenge: query('code_challenge'), nonce: query('nonce'), redirect: query('redirect_uri') });
          const back = new URL(query('redirect_uri'));
          back.searchParams.set('code', code);
          back.searchParams.set('state', query('state'));
          return void response.writeHead(302, { location: back.href }).end();
        }
        case '/oauth2/token': {
          const { status, body } = token(form);
          return void response.writeHead(status, headers).end(JSON.stringify(body));
        }
        case '/logout':
          provider.signedIn = false;
          return void response.writeHead(302, { location: query('logout_uri') }).end();
        default:
          return void response.writeHead(200, headers).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: FakeProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signedIn: true,
    groups: ['author', 'approver'],
    lifetime: 900,
    renews: true,
    asked,
    claimsOf(text) {
      const [head = '', body = '', signature = ''] = text.split('.');
      if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))) return undefined;
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
      const good = claims.iss === provider.url && claims.aud === clientId && claims.exp > seconds();
      // API Gateway hands lists on as this text.
      return good ? { ...claims, 'cognito:groups': `[${claims['cognito:groups'].join(' ')}]` } : undefined;
    },
    close: () => void server.close(),
  };
  return provider;
}

function signed(key: KeyObject, claims: object): string {
  const text = `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}
