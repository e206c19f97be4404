import MailComposer from 'nodemailer/lib/mail-composer';
import type { CalendarPart, OutgoingMessage } from '../../workflows/outbox.ts';

export type OutgoingEmail = Extract<OutgoingMessage, { channel: 'email' }>;

/**
 * The mail as it goes over the wire: text and HTML, one-click unsubscribe (RFC 8058) where there is an address for it, a calendar file
 * where one goes with it: as an alternative, which calendars act on, and as an attachment for everybody else.
 */
export function composeMime(email: OutgoingEmail, fromAddress: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: email.fromName, address: fromAddress },
    to: email.toName === undefined ? email.to : { name: email.toName, address: email.to },
    replyTo: email.replyTo,
    subject: email.subject,
    text: email.text,
    html: email.html,
    ...(email.calendar === undefined ? {} : { icalEvent: icalEvent(email.calendar) }),
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

const icalEvent = ({ method, fileName, text }: CalendarPart) => ({ method, filename: fileName, content: text });
