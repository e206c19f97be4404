import { expect, it } from 'vitest';
import * as z from 'zod';
import { described } from '../../console/api/described.ts';
import { integratorsApi } from '../../console/api/integrators-api.ts';
import { openapi } from '../../console/api/openapi.ts';
import { permissions, scopeRoutes } from '../../console/api/roles.ts';
import { answers } from '../../console/contract/answers.ts';
import { createHandler } from '../../functions/serve-console/handler.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const operations = Object.entries(openapi().paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    operation,
  })),
);

it('describes every route there is, and no other, in a sentence', () => {
  expect(Object.keys(described).toSorted()).toEqual(Object.keys(permissions).toSorted());
  expect(operations.map(({ route }) => route).toSorted()).toEqual(Object.keys(permissions).toSorted());
  for (const { operation } of operations) expect(operation.summary).toMatch(/^[A-Z].*\.$/);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
});

it('says who may, by role and by scope of a key', () => {
  for (const { route, operation } of operations) expect(operation['x-roles']).toEqual(permissions[route]);
  const byScope = operations.flatMap(({ route, operation }) => operation['x-scopes'].map((scope) => `${scope} ${route}`));
  expect(byScope.toSorted()).toEqual(
    Object.entries(scopeRoutes)
      .flatMap(([scope, routes]) => routes.map((route) => `${scope} ${route}`))
      .toSorted(),
  );
});

it('has the shape of every body and the name of every parameter', () => {
  const asked = new Map(operations.map(({ route, operation }) => [route, operation]));
  const draft = asked.get('PUT /api/campaigns/:id/draft');
  expect(JSON.stringify(draft?.requestBody)).toContain('"additionalProperties":false');
  expect(draft?.parameters.map(({ name }) => name)).toEqual(['id', 'Idempotency-Key']);
  expect(asked.get('GET /api/customers')?.parameters.map(({ name }) => name)).toEqual(['search', 'after', 'limit']);
});

it('has the shape of every answer, which is the very one that the console reads by', () => {
  expect(Object.keys(answers).toSorted()).toEqual(Object.keys(permissions).toSorted());
  const told = new Map(operations.map(({ route, operation }) => [route, JSON.stringify(operation.responses['2XX'])]));
  expect(told.get('GET /api/customers')).toMatch(/"required":\["items","next"\]/);
  expect(told.get('GET /api/surveys/answers')).toContain('text/csv');
  expect([...told.values()].filter((answer) => !answer.includes('"schema"'))).toEqual([told.get('DELETE /api/improvements/:id')]);
});

it('is held to them: an answer that says more, less or other than its shape fails the test that asked', async () => {
  const { services } = consoleCloud();
  const sender = (answer: object) => ({ ...services, sender: { look: async () => answer as never } });
  const ask = (answer: object) =>
    consoleApi(sender(answer), { identify: () => ({ id: 'ada', roles: ['admin'] }), onFault: () => {} }).request('/api/sending/sender');
  const answer = { from: 'care@example.com', domain: 'example.com', asked: false, checks: [] };
  expect((await ask(answer)).status).toBe(200);
  await expect(ask({ ...answer, more: 1 })).rejects.toThrow('GET /api/sending/sender.more is not in it');
  await expect(ask({ ...answer, from: 1 })).rejects.toThrow('GET /api/sending/sender.from: ');
});

it('is read without a key: it says nothing of anybody', async () => {
  const api = integratorsApi(consoleCloud().services, () => {});
  const [root, under] = await Promise.all(['/openapi.json', '/v1/openapi.json'].map(async (path) => (await api.request(path)).json()));
  expect(z.looseObject({ openapi: z.literal('3.1.0') }).safeParse(root).success).toBe(true);
  expect(under).toEqual(root);
});

it.each([
  ['/openapi.json', 200],
  ['/v1/openapi.json', 200],
  ['/v1/customers', 401],
  ['/api/openapi.json', 401],
  ['/openapi.json.bak', 404],
])('of what the gateway lets through without a sign-in, %s is answered by %i', async (rawPath, status) => {
  const answer = createHandler(consoleCloud().services, () => {})({
    version: '2.0',
    routeKey: 'x',
    rawPath,
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: {
      domainName: 'care.example',
      http: { method: 'GET', path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: '' },
    },
  } as never);
  expect(await answer).toMatchObject({ statusCode: status });
});
