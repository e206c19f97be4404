import { describe, expect, it } from 'vitest';
import { AwsFault } from '../../../adapters/aws/aws-fault.ts';
import { providerOutbox } from '../../../adapters/outbox.ts';
import { decodeTags } from '../../../adapters/send-tags.ts';
import { type OutgoingSms, smsOutbox } from '../../../adapters/sms/sms-outbox.ts';

const aText = (differences: Partial<OutgoingSms> = {}): OutgoingSms => ({
  channel: 'sms',
  to: '+442079460018',
  text: 'Happy birthday',
  marketing: true,
  tags: { customer: 'C1', key: 'customer-birthday/day0/C1/40', campaign: 'customer-birthday', attempt: 1 },
  ...differences,
});

function outboxThat(answer: () => unknown) {
  const sent: { input: Record<string, unknown> & { Context: Record<string, string> } }[] = [];
  const call = async (_action: string, input: object) => {
    sent.push({ input: input as (typeof sent)[number]['input'] });
    return answer();
  };
  return {
    outbox: smsOutbox({ call, originator: 'DEMO', configurationSet: 'perennial' }),
    sent,
  };
}

/** As AWS tells it, or as the way there does. */
const failing = (failure: object) => () => {
  if ('name' in failure) throw new AwsFault(String(failure.name), 'x', 400, { ...failure });
  throw Object.assign(new Error('x'), failure);
};

it('goes out as promotional or transactional, with a context that leads back', async () => {
  const { outbox, sent } = outboxThat(() => ({ MessageId: 'sms-1' }));
  expect(await outbox.send(aText())).toEqual({ kind: 'accepted', providerId: 'sms-1' });
  await outbox.send(aText({ marketing: false }));
  expect(sent.map(({ input }) => input['MessageType'])).toEqual(['PROMOTIONAL', 'TRANSACTIONAL']);
  expect(sent[0]!.input).toMatchObject({
    DestinationPhoneNumber: '+442079460018',
    MessageBody: 'Happy birthday',
    OriginationIdentity: 'DEMO',
  });
  expect(decodeTags(sent[0]!.input.Context)).toEqual(aText().tags);
});

it.each([
  [
    { name: 'ConflictException', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' },
    { kind: 'rejected', code: 'DESTINATION_PHONE_NUMBER_OPTED_OUT', suppress: 'opted-out' },
  ],
  [
    { name: 'ConflictException', Reason: 'NUMBER_CAPABILITIES_MISMATCH' },
    { kind: 'rejected', code: 'NUMBER_CAPABILITIES_MISMATCH' },
  ],
  [
    { name: 'ValidationException', Reason: 'INVALID_PARAMETER' },
    { kind: 'rejected', code: 'INVALID_PARAMETER' },
  ],
  [{ name: 'ThrottlingException' }, { kind: 'refused', why: 'throttled' }],
  [{ name: 'ServiceQuotaExceededException' }, { kind: 'refused', why: 'quota' }],
  [
    { name: 'AccessDeniedException', Reason: 'ACCOUNT_DISABLED' },
    { kind: 'refused', why: 'paused' },
  ],
  [{ code: 'ECONNREFUSED' }, { kind: 'refused', why: 'unreachable' }],
  [{ name: 'InternalServerException' }, { kind: 'unknown', cause: 'InternalServerException' }],
  [
    { name: 'TimeoutError', code: 'ETIMEDOUT' },
    { kind: 'unknown', cause: 'TimeoutError' },
  ],
])('%j becomes %j', async (failure, outcome) => {
  expect(await outboxThat(failing(failure)).outbox.send(aText())).toEqual(outcome);
});

describe('the one outbox', () => {
  it('chooses by channel', async () => {
    const sms = { send: async () => ({ kind: 'accepted', providerId: 'by-sms' }) as const };
    const email = { send: async () => ({ kind: 'accepted', providerId: 'by-email' }) as const };
    expect(await providerOutbox({ email, sms }).send(aText())).toMatchObject({ providerId: 'by-sms' });
  });
});
