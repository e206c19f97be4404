import { readMessageKey } from '../../domain/occasion.ts';
import type { Refusal } from '../../domain/sending/put-off.ts';
import type { SendOutcome } from '../../workflows/outbox.ts';
import type { QueryCall } from '../aws/query-call.ts';
import { xmlText } from '../aws/xml-text.ts';
import { commonRefusal, type ProviderFailure, readFailure, unknownOutcome } from '../provider-failure.ts';
import { encodeTags } from '../send-tags.ts';
import { composeMime, type OutgoingEmail } from './compose-mime.ts';
import type { Pace } from './ses-pace.ts';

const TAG_VALUE_LENGTH = 256;
/** What SES takes as a tag’s value. */
const TAG_VALUE = /^[A-Za-z0-9_.@-]{1,256}$/;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

export interface SesOutboxOptions {
  readonly call: QueryCall;
  readonly fromAddress: string;
  readonly configurationSet: string;
  /** Absent: as quickly as it comes. */
  readonly pace?: Pace | undefined;
}

/** Email through SES. The call must be of one attempt (`openSesCall`). */
export function sesOutbox({ call, fromAddress, configurationSet, pace }: SesOutboxOptions): {
  send(email: OutgoingEmail): Promise<SendOutcome>;
  hold(): Promise<Refusal | undefined>;
} {
  return {
    hold: async () => await pace?.hold(),
    async send(email) {
      // No line of ours may begin inside a header that comes from a record.
      if ([email.subject, email.fromName, email.to, email.replyTo].some((text) => CONTROL.test(text)))
        return { kind: 'rejected', code: 'control-character' };
      const mime = compose(email, fromAddress);
      if (mime === undefined) return { kind: 'rejected', code: 'mime' };
      try {
        const answer = await call('SendRawEmail', {
          Source: fromAddress,
          Destinations: [email.to],
          RawMessage: { Data: mime },
          ConfigurationSetName: configurationSet,
          Tags: tagsOf(email),
        });
        return { kind: 'accepted', providerId: xmlText(answer, 'MessageId') ?? '' };
      } catch (thrown) {
        const outcome = outcomeOf(readFailure(thrown));
        if (outcome.kind === 'refused') pace?.refused(outcome.why);
        return outcome;
      }
    },
  };
}

/** Those by which an event finds its message, and two for reports, which name nobody. */
function tagsOf({ tags, test }: OutgoingEmail): { readonly Name: string; readonly Value: string }[] {
  if (test) return [{ Name: 'test', Value: 'yes' }];
  const { campaign, step } = readMessageKey(tags.key);
  const forReports = Object.entries({ campaign, step }).filter(([, value]) => TAG_VALUE.test(value));
  return [...Object.entries(encodeTags(tags, TAG_VALUE_LENGTH)), ...forReports].map(([Name, Value]) => ({ Name, Value }));
}

/** Nothing has been sent yet when composing fails, so it is no unknown outcome. */
function compose(email: OutgoingEmail, fromAddress: string): Buffer | undefined {
  const { toName, ...rest } = email;
  try {
    return composeMime(toName === undefined || CONTROL.test(toName) ? rest : { ...rest, toName }, fromAddress);
  } catch {
    return undefined;
  }
}

/** The closed list of SES; the wire's names and the SDK's differ by `Exception`. */
function outcomeOf(failure: ProviderFailure): SendOutcome {
  const name = failure.name.replace(/Exception$/, '');
  switch (name) {
    case 'AccountSendingPaused':
    case 'ConfigurationSetSendingPaused':
    case 'ConfigurationSetDoesNotExist':
      return { kind: 'refused', why: 'paused' };
    case 'InvalidParameterValue':
      return isBadAddress(failure.message) ? { kind: 'rejected', code: name, suppress: 'hard' } : { kind: 'rejected', code: name };
    case 'MessageRejected':
    case 'MailFromDomainNotVerified':
      return { kind: 'rejected', code: name };
    default:
      return commonRefusal(failure) ?? unknownOutcome(failure);
  }
}

/** What SES says of a recipient that cannot exist. */
const isBadAddress = (message: string): boolean =>
  /illegal address|missing final '@domain'|domain (?:contains|starts|ends)|local address contains|missing local/i.test(message);
