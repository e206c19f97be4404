import { describe, expect, it } from 'vitest';
import { decodeTags, encodeTags } from '../../adapters/send-tags.ts';
import { createHandler } from '../../functions/record-feedback/handler.ts';
import { aMessage } from '../support/builders.ts';
import { aBench } from '../workflows/deliver/due-things.ts';

const key = 'product-birthday/card/A1/3';
const tags = Object.fromEntries(
  Object.entries(encodeTags({ customer: 'C1', key, campaign: 'product-birthday', attempt: 1 }, 256)).map(([name, value]) => [
    name,
    [value],
  ]),
);
const mail = { messageId: 'm-1', timestamp: '2026-11-21T10:00:00.000Z', tags };
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)';

async function told(...events: object[]) {
  const bench = await aBench();
  await bench.stores.messages.put('C1', aMessage(), { ifAbsent: true });
  const handler = createHandler({ ...bench.stores, readTags: decodeTags }, console.error);
  const Records = events.map((event) => ({ Sns: { Message: JSON.stringify(event), Timestamp: '2026-11-21T11:00:00Z' } }));
  await handler({ Records } as never);
  const [message] = await bench.stores.messages.read('C1', [key]);
  return { bench, message, gate: await bench.stores.gates.read('C1') };
}

const open = (timestamp: string, userAgent = iphone) => ({
  eventType: 'Open',
  mail,
  open: { timestamp, userAgent, ipAddress: '192.0.2.1' },
});
const click = (timestamp: string, link: string, userAgent = iphone) => ({
  eventType: 'Click',
  mail,
  click: { timestamp, userAgent, link },
});

describe('what SES tells', () => {
  it('a person’s first opening and click are noted once each, with their number', async () => {
    const { message } = await told(
      { eventType: 'Delivery', mail, delivery: { timestamp: '2026-11-21T10:00:20.000Z' } },
      open('2026-11-21T10:05:00.000Z'),
      open('2026-11-21T10:05:00.000Z'),
      open('2026-11-21T10:06:00.000Z'),
      click('2026-11-21T10:07:00.000Z', 'https://x/p/unsubscribe/v1.secret'),
    );
    expect(message).toMatchObject({
      state: 'delivered',
      deliveredAt: Date.parse('2026-11-21T10:00:20Z'),
      engagement: { opens: 2, openedAt: Date.parse('2026-11-21T10:05:00Z'), clicks: 1, machine: 0 },
    });
    expect(JSON.stringify(message)).not.toContain('secret');
  });

  it('> a machine’s look triggers nothing and is no opening', async () => {
    const { message, gate, bench } = await told(
      { eventType: 'Delivery', mail, delivery: { timestamp: '2026-11-21T10:00:20.000Z' } },
      open('2026-11-21T10:05:00.000Z', 'Mozilla/5.0'),
      click('2026-11-21T10:00:25.000Z', 'https://x/a'),
    );
    expect(message?.engagement).toMatchObject({ opens: 0, clicks: 0, machine: 2 });
    expect(gate).toEqual(await (await aBench()).stores.gates.read('C1'));
    expect(bench.letters).toEqual([]);
  });

  it('hard bounces at once, soft ones after five in a row; a delay is none; a complaint that is "not spam" is none', async () => {
    const hard = await told({ eventType: 'Bounce', mail, bounce: { bounceType: 'Permanent' } });
    expect(hard.gate.email.suppressed).toBe('hard');
    expect(hard.message).toMatchObject({ state: 'bounced', bounce: 'hard' });
    expect((await told({ eventType: 'Bounce', mail, bounce: { bounceType: 'Transient' } })).gate.email).toMatchObject({ softBounces: 1 });
    const delayed = await told({ eventType: 'DeliveryDelay', mail, deliveryDelay: {} });
    expect(delayed).toMatchObject({ message: { state: 'sent' }, gate: { email: { consent: 'yes' } } });
    const notSpam = await told({ eventType: 'Complaint', mail, complaint: { complaintFeedbackType: 'not-spam' } });
    expect(notSpam.gate.email).toEqual({ consent: 'yes' });
    const spam = await told({ eventType: 'Complaint', mail, complaint: { complaintFeedbackType: 'abuse' } });
    expect(spam.gate.email).toEqual({ consent: 'withdrawn', suppressed: 'complaint' });
    expect(await spam.bench.stores.proofs.of('C1')).toMatchObject([{ source: 'complaint', change: { email: 'withdrawn' } }]);
  });
});

it('a text that somebody sent is told apart from a report, and one of a number that nobody has is left', async () => {
  const text = { originationNumber: '+447700900001', destinationNumber: '+441', messageBody: 'STOP', inboundMessageId: 'i1' };
  const { bench } = await told(text);
  expect((await bench.stores.gates.read('C1')).sms.consent).toBe('yes');
});

describe('what failed when it was news', () => {
  const complaint = { eventType: 'Complaint', mail, complaint: { complaintFeedbackType: 'abuse' } };
  const notice = (event: object) => ({ Message: JSON.stringify(event), Timestamp: '2026-11-21T11:00:00Z', Type: 'Notification' });

  async function toldAgain(...bodies: unknown[]) {
    const bench = await aBench();
    await bench.stores.messages.put('C1', aMessage(), { ifAbsent: true });
    const faults: unknown[] = [];
    const handler = createHandler({ ...bench.stores, readTags: decodeTags }, (fault) => faults.push(fault));
    const Records = bodies.map((body, index) => ({ messageId: `m${index}`, body: typeof body === 'string' ? body : JSON.stringify(body) }));
    const { batchItemFailures } = await handler({ Records } as never);
    return { gate: await bench.stores.gates.read('C1'), failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), faults };
  }

  it('is taken in from the queue, as the function’s whole event and as the bare notice of SNS', async () => {
    for (const body of [{ Records: [{ EventSource: 'aws:sns', Sns: notice(complaint) }] }, notice(complaint)]) {
      const { gate, failed } = await toldAgain(body);
      expect(gate.email).toEqual({ consent: 'withdrawn', suppressed: 'complaint' });
      expect(failed).toEqual([]);
    }
  });

  it.each([
    ['no JSON', '{'],
    ['nothing of SNS', { Records: [{ s3: {} }] }],
    ['a notice that is no JSON', { ...notice({}), Message: 'STOP' }],
  ])('%s comes again, and holds up nobody else', async (_what, body) => {
    const { gate, failed, faults } = await toldAgain(body, notice(complaint));
    expect(failed).toEqual(['m0']);
    expect(faults).toHaveLength(1);
    expect(gate.email).toEqual({ consent: 'withdrawn', suppressed: 'complaint' });
  });
});
