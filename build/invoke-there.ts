import * as z from 'zod';

const functions = z.object({
  Functions: z.array(
    z.object({
      FunctionName: z.string().max(140),
      Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
    }),
  ),
});

/** As API Gateway asks: a page behind a link that nobody signed. */
const aForgedLink = {
  version: '2.0',
  routeKey: 'ANY /p/{proxy+}',
  rawPath: '/p/unsubscribe/v1.forged',
  rawQueryString: '',
  headers: { host: 'care.example.com' },
  requestContext: {
    http: { method: 'GET', path: '/p/unsubscribe/v1.forged', sourceIp: '192.0.2.1', protocol: 'HTTP/1.1', userAgent: 'test' },
  },
  isBase64Encoded: false,
};

/** What is asked of the functions as they were deployed, and what each must answer; the rest needs what emulators lack. */
const asked: Readonly<Record<string, { readonly event: unknown; readonly answer: RegExp }>> = {
  'find-due': { event: {}, answer: /^(null|\{.*\})?$/s },
  'escalate-cases': { event: {}, answer: /^(null|\{.*\})?$/s },
  'derive-facts': { event: { Records: [] }, answer: /"batchItemFailures":\[\]/ },
  'deliver-messages': { event: { Records: [] }, answer: /"batchItemFailures":\[\]/ },
  'learn-cycles': { event: {}, answer: /"learnt":0/ },
  'serve-pages': { event: aForgedLink, answer: /"statusCode":4\d\d/ },
};

/** No key is asked for there, but the region is read from where a signature says it. */
const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

const variablesOf = (deployed: z.infer<typeof functions>['Functions'], service: string): Readonly<Record<string, string>> | undefined =>
  deployed.map(({ Environment }) => Environment?.Variables).find((one) => one?.POWERTOOLS_SERVICE_NAME === service);

/** Emulators make no secret of a random text: the one that links are signed with is made here, where it is not there. */
async function makeLinkKeys(endpoint: string, secret: string | undefined): Promise<void> {
  if (secret === undefined) throw new Error('deliver-messages was not told where the keys of links are.');
  const call = (action: string, body: object) =>
    fetch(endpoint, {
      method: 'POST',
      headers: { ...signedFor('secretsmanager'), 'x-amz-target': `secretsmanager.${action}`, 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify(body),
    });
  if ((await call('GetSecretValue', { SecretId: secret })).ok) return;
  const SecretString = JSON.stringify({ tenant: 'emulated', kid: 'k1', secret: 'x'.repeat(64) });
  await call('CreateSecret', { Name: secret.split(':secret:').at(-1), SecretString });
}

/** Invokes deployed functions of an emulator, and throws where one fails or answers otherwise. */
export async function invokeThere(endpoint: string, say: (line: string) => void): Promise<void> {
  const headers = signedFor('lambda');
  const list = await fetch(`${endpoint}/2015-03-31/functions/?MaxItems=50`, { headers });
  const deployed = functions.parse(await list.json()).Functions;
  await makeLinkKeys(endpoint, variablesOf(deployed, 'deliver-messages')?.LINK_KEYS_SECRET);
  for (const [service, { event, answer }] of Object.entries(asked)) {
    const found = deployed.find(({ Environment }) => Environment?.Variables.POWERTOOLS_SERVICE_NAME === service);
    if (found === undefined) throw new Error(`${service} was not deployed.`);
    const response = await fetch(`${endpoint}/2015-03-31/functions/${found.FunctionName}/invocations`, {
      method: 'POST',
      headers,
      body: JSON.stringify(event),
    });
    const text = await response.text();
    if (response.headers.has('x-amz-function-error') || !answer.test(text))
      throw new Error(`${service} as deployed answered ${response.status}: ${text.slice(0, 500)}`);
    say(`${service} as deployed answered: ${text.slice(0, 100)}`);
  }
}
