/** HTTP API, payload 2.0, signed in as somebody who may do everything; a body makes it a POST. */
export function apiRequest(path: string, body?: unknown) {
  const claims = { sub: 'bench', 'cognito:groups': ['admin'] };
  return {
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'care.example.com', 'accept-language': 'en', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    requestContext: {
      accountId: '0',
      apiId: 'bench',
      domainName: 'care.example.com',
      domainPrefix: 'care',
      http: { method: body === undefined ? 'GET' : 'POST', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
      requestId: 'bench',
      routeKey: 'ANY /{proxy+}',
      stage: '$default',
      time: '',
      timeEpoch: 0,
      authorizer: { jwt: { claims, scopes: [] } },
      authentication: null,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
