import * as z from 'zod';
import { answers } from '../contract/answers.ts';
import { described } from './described.ts';
import { permissions, scopeRoutes } from './roles.ts';

const problems = {
  400: 'It cannot be read; `detail` says what is wrong and where.',
  401: 'Nobody is signed in, or the key opens nothing.',
  403: 'The role or the key does not allow it.',
  404: 'There is nothing of that name.',
  409: 'Somebody else changed it meanwhile, or it is under way already.',
  413: 'The body is larger than 64 KB.',
  422: 'The Idempotency-Key came with another request before.',
  429: 'Too fast; `Retry-After` says when to come again.',
} as const;

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const schemaOf = (shape: z.ZodType) => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
  return schema;
};

const querySchema = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

function queryParameters(shape: z.ZodType | undefined) {
  if (shape === undefined) return [];
  const { properties, required } = querySchema.parse(schemaOf(shape));
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

const inPath = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string', maxLength: 1024 } }));

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Of your own making: the same request with the same key is done once in a day, and answered alike.',
  schema: { type: 'string', maxLength: 128 },
};

const answered: Readonly<Record<string, z.core.$ZodType>> = answers;

/** What the route answers, by the very shape that its readers use; a file is text, and some answers are empty. */
function contentOf(route: string) {
  const shape = answered[route];
  if (shape === undefined || shape instanceof z.core.$ZodUndefined) return {};
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', io: 'output', unrepresentable: 'any' });
  return { content: { [shape instanceof z.core.$ZodString ? 'text/csv' : 'application/json']: { schema } } };
}

function operationOf(route: string) {
  const [method = '', path = ''] = route.split(' ');
  const { says, query, body } = described[route] ?? { says: '' };
  const scopes = Object.entries(scopeRoutes).flatMap(([scope, routes]) => (routes.includes(route) ? [scope] : []));
  return {
    summary: says,
    operationId: route.replace(/[^A-Za-z]+/g, '_').toLowerCase(),
    tags: [path.split('/')[2] ?? ''],
    'x-roles': permissions[route] ?? [],
    'x-scopes': scopes,
    security: [{ staff: [] }, ...(scopes.length === 0 ? [] : [{ key: [] }])],
    parameters: [...inPath(path), ...queryParameters(query), ...(method === 'GET' ? [] : [idempotencyKey])],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      '2XX': { description: 'Done.', ...contentOf(route) },
      ...Object.fromEntries(Object.entries(problems).map(([status, says_]) => [status, problemAnswer(says_)])),
    },
  };
}

/** The whole API as OpenAPI 3.1, made of the table of permissions and of the shapes that judge each request. */
export function openapi() {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {};
  for (const route of Object.keys(permissions)) {
    const [method = '', path = ''] = route.split(' ');
    const place = path.replace(/:(\w+)/g, '{$1}');
    paths[place] = { ...paths[place], [method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Perennial',
      version: '1',
      description:
        'Staff call `/api/…` with the token of their sign-in; other systems call the same routes as `/v1/…` with a key, where `x-scopes` names a scope of theirs. Lists are read page by page: send `next` back as `after` until it is null. Problems come as application/problem+json (RFC 9457).',
    },
    components: {
      securitySchemes: { staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['status', 'title', 'detail'],
          properties: { status: { type: 'integer' }, title: { type: 'string' }, detail: { type: 'string' } },
        },
      },
    },
    paths,
  };
}
