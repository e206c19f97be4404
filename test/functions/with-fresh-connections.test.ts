import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingEmail } from '../../adapters/ses/compose-mime.ts';
import { openSesCall } from '../../adapters/ses/open-ses-call.ts';
import { sesOutbox } from '../../adapters/ses/ses-outbox.ts';
import { withFreshConnections } from '../../functions/deliver-messages/with-fresh-connections.ts';

const accepted =
  '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>m1</MessageId></SendRawEmailResult></SendRawEmailResponse>';
let provider: Server;
let connections = 0;

beforeAll(async () => {
  provider = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'text/xml' }).end(accepted));
  });
  provider.keepAliveTimeout = 0;
  provider.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

const email: OutgoingEmail = {
  channel: 'email',
  to: 'ada@example.com',
  fromName: 'Demo Appliances',
  replyTo: 'care@example.com',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  tags: { customer: 'C1', key: 'customer-birthday/day0/C1/40', campaign: 'customer-birthday', attempt: 1 },
};

it('mails of one invocation share a connection, and none is left for the next', async () => {
  const endpoint = new URL(`http://127.0.0.1:${(provider.address() as AddressInfo).port}`);
  const ses = openSesCall({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } }, 5000);
  const outbox = sesOutbox({ call: ses.call, fromAddress: 'care@example.com', configurationSet: 'care' });
  const invoke = withFreshConnections([ses], async (mails: number) => {
    const outcomes = [];
    for (let n = 0; n < mails; n++) outcomes.push((await outbox.send(email)).kind);
    return outcomes;
  });
  expect(await invoke(3)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(connections).toBe(1);
  expect(await invoke(2)).toEqual(['accepted', 'accepted']);
  expect(connections).toBe(2);
});
