import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compileMime, composeMime, type OutgoingEmail } from '../../../adapters/ses/compose-mime.ts';

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '') || 'x');
const body = fc.string({
  unit: fc.oneof(fc.constantFrom('a', ' ', '\n', '\r\n', '.', '='), fc.string({ unit: 'grapheme', maxLength: 1 })),
  maxLength: 400,
});

const email: fc.Arbitrary<OutgoingEmail> = fc
  .record(
    {
      toName: words,
      fromName: words,
      subject: words,
      text: body,
      html: body.map((text) => `<p>${text}</p>`),
      unsubscribeUrl: fc.constant('https://care.example.com/p/unsubscribe/v1.k1.abc.def'),
      calendar: body.map((text) => ({ method: 'REQUEST' as const, fileName: 'visit.ics', text: `BEGIN:VCALENDAR\r\n${text}` })),
    },
    { requiredKeys: ['fromName', 'subject', 'text', 'html'] },
  )
  .map((some) => ({
    channel: 'email',
    to: 'wei@example.com',
    replyTo: 'care@example.com',
    tags: { customer: 'C1', key: 'customer-birthday/day0/C1/40', campaign: 'customer-birthday', attempt: 1 },
    ...some,
  }));

describe('the bytes of a mail', () => {
  it('are those that Nodemailer itself would build, whatever is said in it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      await fc.assert(
        fc.asyncProperty(email, async (one) => {
          const theirs = await compileMime(one, 'care@example.com').build();
          expect(withoutNames(composeMime(one, 'care@example.com'))).toBe(withoutNames(theirs));
        }),
        { numRuns: 60 },
      );
    } finally {
      vi.useRealTimers();
    }
  });
});

/** Boundaries and the message's own id are drawn anew for each. */
const withoutNames = (mime: Buffer): string =>
  mime
    .toString()
    .replaceAll(/--_NmP-[0-9a-f]+/g, '--_NmP')
    .replaceAll(/Message-ID: <[^>]+>/gi, 'Message-ID');
