import { createServer } from 'node:http';

/**
 * SES and Secrets Manager as far as the benches need them, in a process of its own so that its CPU is not counted as ours: takes every
 * mail, and hands out keys. Prints its address, and ends with its parent.
 */
const KEYS = JSON.stringify({ tenant: 'bench', keys: [{ kid: 'k1', secret: 'a secret of the benches, long enough to be one' }] });
let mails = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.headers['x-amz-target'] !== undefined) {
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify({ ARN: 'arn', Name: 'keys', SecretString: KEYS }));
      return;
    }
    const action = /Action=(\w+)/.exec(Buffer.concat(chunks).subarray(0, 200).toString())?.[1] ?? 'SendRawEmail';
    mails += action === 'SendRawEmail' ? 1 : 0;
    const id = `0100018f-${String(mails).padStart(28, '0')}-000000`;
    response.setHeader('content-type', 'text/xml');
    response.end(
      `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result><MessageId>${id}</MessageId></${action}Result>` +
        `<ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata></${action}Response>`,
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.stdin.resume().on('end', () => process.exit());
