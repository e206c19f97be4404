import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeTags } from '../../../adapters/send-tags.ts';
import type { OutgoingEmail } from '../../../adapters/ses/compose-mime.ts';
import { openSesCall } from '../../../adapters/ses/open-ses-call.ts';
import { sesOutbox } from '../../../adapters/ses/ses-outbox.ts';

const anEmail = (differences: Partial<OutgoingEmail> = {}): OutgoingEmail => ({
  channel: 'email',
  to: 'wei@example.com',
  toName: '陈伟',
  fromName: 'Demo Appliances',
  replyTo: 'care@example.com',
  subject: '祝您生日快乐',
  html: '<p>今天属于您。</p>',
  text: '今天属于您。',
  unsubscribeUrl: 'https://care.example.com/p/unsubscribe/v1.k1.abc.def',
  tags: { customer: 'C1', key: 'customer-birthday/day0/C1/40', campaign: 'customer-birthday', attempt: 2 },
  ...differences,
});

interface Sent {
  readonly input: {
    readonly RawMessage: { readonly Data: Uint8Array };
    readonly Tags: { Name: string; Value: string }[];
    readonly Source: string;
  };
}

function outboxThat(answer: () => string) {
  const sent: Sent[] = [];
  const call = async (_action: string, input: object) => {
    sent.push({ input: input as Sent['input'] });
    return answer();
  };
  const outbox = sesOutbox({
    call,
    fromAddress: 'care@example.com',
    configurationSet: 'perennial',
  });
  return { outbox, sent };
}

it('carries a calendar file as an alternative that calendars act on, and as an attachment', async () => {
  const { outbox, sent } = outboxThat(() => '<MessageId>ses-1</MessageId>');
  const text = 'BEGIN:VCALENDAR\r\nSUMMARY:上门检测\r\nEND:VCALENDAR\r\n';
  await outbox.send(anEmail({ calendar: { method: 'REQUEST', fileName: 'visit.ics', text } }));
  const mime = sent[0]!.input.RawMessage.Data;
  const { attachments } = await PostalMime.parse(mime);
  expect(attachments.map(({ mimeType, method, filename }) => ({ mimeType, method, filename }))).toEqual([
    { mimeType: 'text/calendar', method: 'REQUEST', filename: null },
    { mimeType: 'application/ics', method: undefined, filename: 'visit.ics' },
  ]);
  // Byte for byte, ends of lines included.
  expect(Buffer.from(mime).toString().split(Buffer.from(text).toString('base64'))).toHaveLength(3);
});

const failing = (failure: object) => () => {
  throw Object.assign(new Error('message' in failure ? String(failure.message) : 'x'), failure);
};

describe('a mail', () => {
  it('goes out as text and HTML with one-click unsubscribe, a person to reply to and tags that lead back', async () => {
    const { outbox, sent } = outboxThat(() => '<MessageId>ses-1</MessageId>');
    expect(await outbox.send(anEmail())).toEqual({ kind: 'accepted', providerId: 'ses-1' });
    const [{ input }] = sent as [Sent];
    const mail = await PostalMime.parse(input.RawMessage.Data);
    const header = (key: string) => mail.headers.find((each) => each.key === key)?.value;
    expect(mail.subject).toBe('祝您生日快乐');
    expect(mail.from).toMatchObject({ name: 'Demo Appliances', address: 'care@example.com' });
    expect(mail.to).toMatchObject([{ name: '陈伟', address: 'wei@example.com' }]);
    expect(mail.replyTo).toMatchObject([{ address: 'care@example.com' }]);
    expect(mail.text?.trim()).toBe('今天属于您。');
    expect(mail.html?.trim()).toBe('<p>今天属于您。</p>');
    expect(header('list-unsubscribe')).toBe('<https://care.example.com/p/unsubscribe/v1.k1.abc.def>');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).toBe('OOF, AutoReply');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(decodeTags(Object.fromEntries(input.Tags.map(({ Name, Value }) => [Name, Value])))).toEqual(anEmail().tags);
  });

  it('of service has no unsubscribe header', async () => {
    const { outbox, sent } = outboxThat(() => '<MessageId>ses-1</MessageId>');
    const { unsubscribeUrl: _, ...notice } = anEmail();
    await outbox.send(notice);
    expect(Buffer.from(sent[0]!.input.RawMessage.Data).toString()).not.toMatch(/list-unsubscribe/i);
  });

  it.each(['subject', 'fromName', 'to', 'replyTo'] as const)('with a line break in its %s is rejected before the call', async (field) => {
    const { outbox, sent } = outboxThat(() => '<MessageId>ses-1</MessageId>');
    for (const hostile of ['a\r\nBcc: all@example.com', 'a\nb', 'a\u2028b', 'a\u0000b'])
      expect(await outbox.send(anEmail({ [field]: hostile }))).toEqual({ kind: 'rejected', code: 'control-character' });
    expect(sent).toEqual([]);
  });

  it('to a name with a line break goes without the name', async () => {
    const { outbox, sent } = outboxThat(() => '<MessageId>ses-1</MessageId>');
    expect(await outbox.send(anEmail({ toName: 'Eve\r\nBcc: all@example.com' }))).toMatchObject({ kind: 'accepted' });
    expect(Buffer.from(sent[0]!.input.RawMessage.Data).toString()).not.toContain('all@example.com');
  });
});

describe('the closed list', () => {
  it.each([
    [
      { name: 'Throttling', message: 'Maximum sending rate exceeded.' },
      { kind: 'refused', why: 'throttled' },
    ],
    [{ name: 'TooManyRequestsException' }, { kind: 'refused', why: 'throttled' }],
    [{ name: 'LimitExceededException' }, { kind: 'refused', why: 'throttled' }],
    [
      { name: 'Throttling', message: 'Daily message quota exceeded.' },
      { kind: 'refused', why: 'quota' },
    ],
    [{ name: 'AccountSendingPausedException' }, { kind: 'refused', why: 'paused' }],
    [{ name: 'ConfigurationSetSendingPausedException' }, { kind: 'refused', why: 'paused' }],
    [{ name: 'AccessDenied' }, { kind: 'refused', why: 'paused' }],
    [{ code: 'ECONNREFUSED' }, { kind: 'refused', why: 'unreachable' }],
    [{ code: 'ENOTFOUND' }, { kind: 'refused', why: 'unreachable' }],
    [{ name: 'CredentialsProviderError' }, { kind: 'refused', why: 'unreachable' }],
    [{ name: 'MessageRejected' }, { kind: 'rejected', code: 'MessageRejected' }],
    [{ name: 'MailFromDomainNotVerifiedException' }, { kind: 'rejected', code: 'MailFromDomainNotVerified' }],
    [
      { name: 'InvalidParameterValue', message: 'Invalid tag' },
      { kind: 'rejected', code: 'InvalidParameterValue' },
    ],
    [
      { name: 'InvalidParameterValue', message: "Missing final '@domain'" },
      { kind: 'rejected', code: 'InvalidParameterValue', suppress: 'hard' },
    ],
  ])('%j is certainly not sent', async (failure, outcome) => {
    expect(await outboxThat(failing(failure)).outbox.send(anEmail())).toEqual(outcome);
  });

  it.each([
    { name: 'InternalFailure', $fault: 'server' },
    { name: 'ServiceUnavailable' },
    { name: 'TimeoutError', code: 'ETIMEDOUT' },
    { code: 'ECONNRESET' },
    { code: 'EPIPE' },
    { name: 'SomethingNew' },
  ])('leaves %j unknown', async (failure) => {
    expect(await outboxThat(failing(failure)).outbox.send(anEmail())).toMatchObject({ kind: 'unknown' });
  });

  it.each([undefined, null, 'text', 7])('leaves %j, thrown, unknown', async (thrown) => {
    const { outbox } = outboxThat(() => {
      throw thrown;
    });
    expect(await outbox.send(anEmail())).toMatchObject({ kind: 'unknown' });
  });
});

describe('the client', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  async function against(status: number | 'silent', body = '') {
    let calls = 0;
    const server = createServer((_request, response) => {
      calls += 1;
      if (status !== 'silent') response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
    }).listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
    const endpoint = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { call, destroy } = openSesCall({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }, 300);
    closing.push(() => {
      destroy();
      server.closeAllConnections();
      server.close();
    });
    const outcome = await sesOutbox({ call, fromAddress: 'care@example.com', configurationSet: 'p' }).send(anEmail());
    return { outcome, calls };
  }

  const error = (code: string) => `<ErrorResponse><Error><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`;

  it('calls once when throttled', async () => {
    expect(await against(400, error('Throttling'))).toEqual({ outcome: { kind: 'refused', why: 'throttled' }, calls: 1 });
  });

  it('calls once when the service fails, and does not know', async () => {
    expect(await against(503, error('ServiceUnavailable'))).toMatchObject({ outcome: { kind: 'unknown' }, calls: 1 });
  });

  it('gives up after its time limit, and does not know', async () => {
    expect(await against('silent')).toEqual({ outcome: { kind: 'unknown', cause: 'TimeoutError' }, calls: 1 });
  });
});
