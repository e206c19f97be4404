import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Clock } from '../../workflows/clock.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import type { Meter } from '../meter/meter.ts';
import type { Deployment } from '../template/deployment.ts';
import { LOCAL_ACCOUNT } from '../template/resource-attributes.ts';
import { type HttpReply, problem } from './http-reply.ts';

/** The HTTP API of the template: its routes, served under their own paths. */
export type ApiGateway = (request: IncomingMessage, url: URL, body: Buffer) => Promise<HttpReply> | undefined;

export interface ApiGatewayOptions {
  readonly routes: Deployment['routes'];
  readonly integrations: Deployment['integrations'];
  readonly functionBy: (nameOrArn: string) => LocalFunction | undefined;
  readonly clock: Clock;
  readonly meter: Meter;
}

interface Route {
  readonly key: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly target: LocalFunction;
  readonly staffOnly: boolean;
}

const structured = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

const textual = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|[\w.-]+\+(json|xml)))/;

export function createApiGateway({ routes, integrations, functionBy, clock, meter }: ApiGatewayOptions): ApiGateway {
  const table = routes.flatMap(({ properties: { RouteKey, Target, AuthorizationType } }): Route[] => {
    const target = functionBy(integrations.find(({ ref }) => ref === Target.split('/').at(-1))?.properties.IntegrationUri ?? '');
    if (target === undefined) return [];
    const [method = 'ANY', path = '/{proxy+}'] = RouteKey === '$default' ? [] : RouteKey.split(' ');
    const names = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name);
    const source = path
      .replace(/[.*^$()|[\]\\?]/g, '\\$&')
      .replace(/\{\w+\+\}/g, '(.+)')
      .replace(/\{\w+\}/g, '([^/]+)');
    return [{ key: RouteKey, method, pattern: new RegExp(`^${source}$`), names, target, staffOnly: AuthorizationType !== 'NONE' }];
  });
  // The most specific route wins: the longest path, a named method before ANY.
  table.sort((a, b) => b.key.length - a.key.length);

  return (request, url, body) => {
    for (const route of table) {
      const matched = route.pattern.exec(url.pathname);
      if (matched === null || (route.method !== 'ANY' && route.method !== request.method)) continue;
      const pathParameters = Object.fromEntries(route.names.map((name, i) => [name, decodeURIComponent(matched[i + 1] ?? '')]));
      return answer(route, eventOf(route, request, url, body, pathParameters));
    }
    return undefined;
  };

  async function answer({ target }: Route, event: object): Promise<HttpReply> {
    meter.count(target.label, 'httpRequests');
    const invocation = await target.invoke(event);
    if (!invocation.ok) return problem(500, 'Internal Server Error');
    const parsed = structured.safeParse(invocation.result);
    if (!parsed.success) return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(invocation.result) };
    const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = parsed.data;
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return {
      status: statusCode,
      headers: { ...plain, ...(cookies === undefined ? {} : { 'set-cookie': cookies }) },
      body: isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
    };
  }

  function eventOf(route: Route, request: IncomingMessage, url: URL, body: Buffer, pathParameters: Record<string, string>): object {
    const { cookie, ...rest } = request.headers;
    const headers = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, [value].flat().join(',')]));
    const query: Record<string, string> = {};
    for (const [name, value] of url.searchParams) query[name] = name in query ? `${query[name]},${value}` : value;
    const base64 = body.length > 0 && !textual.test(headers['content-type'] ?? 'text/plain');
    return {
      version: '2.0',
      routeKey: route.key,
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
      headers,
      ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
      pathParameters,
      requestContext: {
        accountId: LOCAL_ACCOUNT,
        apiId: 'local',
        domainName: headers.host,
        domainPrefix: 'local',
        http: {
          method: request.method,
          path: url.pathname,
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: headers['user-agent'] ?? '',
        },
        requestId: randomUUID(),
        routeKey: route.key,
        stage: '$default',
        time: new Date(clock.now()).toUTCString(),
        timeEpoch: clock.now(),
        ...(route.staffOnly ? { authorizer: { jwt: { claims: claimsOf(headers['x-care-role'] ?? 'admin'), scopes: null } } } : {}),
      },
      ...(body.length === 0 ? {} : { body: body.toString(base64 ? 'base64' : 'utf8') }),
      isBase64Encoded: base64,
    };
  }
}

/** On a laptop nobody signs in: whoever sits before it has the role that the page asks for. */
const claimsOf = (role: string) => ({
  // Each role is a person of its own: what the author wrote the approver may approve.
  sub: `you as ${role.replace(/[^a-z ,]/gi, '').slice(0, 64)}`,
  email: 'you@localhost',
  'cognito:groups': `[${role.replace(/[^a-z ,]/gi, '').slice(0, 64)}]`,
});
