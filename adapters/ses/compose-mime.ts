import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMessage } from '../../workflows/outbox.ts';

export type OutgoingEmail = Extract<OutgoingMessage, { channel: 'email' }>;

/** The mail as it goes over the wire: text and HTML, one-click unsubscribe (RFC 8058) where there is an address for it. */
export function composeMime(email: OutgoingEmail, fromAddress: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: email.fromName, address: fromAddress },
    to: email.toName === undefined ? email.to : { name: email.toName, address: email.to },
    replyTo: email.replyTo,
    subject: email.subject,
    text: email.text,
    html: email.html,
    headers: {
      // RFC 3834: out-of-office replies would otherwise reach the person behind the reply address.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(email.unsubscribeUrl === undefined
        ? {}
        : { 'List-Unsubscribe': `<${email.unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    // Half the CPU of quoted-printable, which was the dearest part of a send.
    textEncoding: 'base64',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
