import type { DnsRecord, SenderCheck, SenderDesk } from '../../workflows/sending/sender-desk.ts';
import { AwsFault } from '../aws/aws-fault.ts';
import type { QueryCall } from '../aws/query-call.ts';
import { xmlText } from '../aws/xml-text.ts';
import { readSendQuota } from './read-send-quota.ts';

export interface SesSenderOptions {
  readonly call: QueryCall;
  readonly fromAddress: string;
  readonly region: string;
  /** TXT records of a name, each whole; rejects with `ENOTFOUND` or `ENODATA` where there are none. */
  readonly resolveTxt: (name: string) => Promise<readonly string[]>;
}

/** Mails in 24 hours, for an account that has not asked for more. */
const SANDBOX_A_DAY = 200;

/** Asked of the laptop's SES, which signs nothing. */
export const NOT_ON_A_LAPTOP = 'NotOnALaptop';

/** What SES says of the sender's domain, and DNS of its policy. https://docs.aws.amazon.com/ses/latest/dg/email-authentication-methods.html */
export function sesSenderDesk({ call, fromAddress, region, resolveTxt }: SesSenderOptions): SenderDesk {
  const from = fromAddress.replace(/^.*<|>.*$/g, '');
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  const about = { Identities: [domain] };

  async function identity(): Promise<SenderCheck> {
    const status = xmlText(await call('GetIdentityVerificationAttributes', about), 'VerificationStatus');
    return { what: 'identity', state: stateOf(status), records: [] };
  }

  async function dkim(): Promise<SenderCheck> {
    const answer = await call('GetIdentityDkimAttributes', about);
    const state = stateOf(xmlText(answer, 'DkimVerificationStatus'));
    const tokens = [...answer.matchAll(/<member>([A-Za-z0-9]{1,64})<\/member>/g)].map(([, token = '']) => token);
    const records = tokens.map(
      (token): DnsRecord => ({ name: `${token}._domainkey.${domain}`, type: 'CNAME', value: `${token}.dkim.amazonses.com` }),
    );
    return { what: 'dkim', state, records: state === 'good' ? [] : records };
  }

  /** SPF holds for the name that bounces come to, which must be one of ours for the policy to be met. */
  async function spf(): Promise<SenderCheck> {
    const answer = await call('GetIdentityMailFromDomainAttributes', about);
    const name = xmlText(answer, 'MailFromDomain') || `mail.${domain}`;
    const state = stateOf(xmlText(answer, 'MailFromDomainStatus'));
    const records: readonly DnsRecord[] = [
      { name, type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
      { name, type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' },
    ];
    return { what: 'spf', state, records: state === 'good' ? [] : records };
  }

  async function dmarc(): Promise<SenderCheck> {
    const name = `_dmarc.${domain}`;
    const missing: SenderCheck = {
      what: 'dmarc',
      state: 'missing',
      records: [{ name, type: 'TXT', value: 'v=DMARC1; p=quarantine; adkim=s' }],
    };
    try {
      const found = await resolveTxt(name);
      return found.some((text) => /^v=DMARC1\b/.test(text)) ? { what: 'dmarc', state: 'good', records: [] } : missing;
    } catch (fault) {
      return isNoSuchName(fault) ? missing : { what: 'dmarc', state: 'unknown', records: [] };
    }
  }

  /** https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html: SES says so by the quota alone. */
  async function account(): Promise<SenderCheck> {
    const { perDay } = await readSendQuota(call);
    return { what: 'account', state: perDay >= 0 && perDay <= SANDBOX_A_DAY ? 'missing' : 'good', records: [] };
  }

  return {
    async look() {
      try {
        const first = await identity();
        const others = await Promise.all([
          dkim().catch(unless('dkim')),
          spf().catch(unless('spf')),
          dmarc(),
          account().catch(unless('account')),
        ]);
        return { from, domain, asked: true, checks: [first, ...others] };
      } catch (fault) {
        if (fault instanceof AwsFault && fault.name === NOT_ON_A_LAPTOP) return { from, domain, asked: false, checks: [] };
        return { from, domain, asked: true, checks: [{ what: 'identity', state: 'unknown', records: [] }] };
      }
    },
  };
}

const unless = (what: SenderCheck['what']) => (): SenderCheck => ({ what, state: 'unknown', records: [] });

function stateOf(status: string | undefined): SenderCheck['state'] {
  switch (status) {
    case 'Success':
      return 'good';
    case 'Pending':
    case 'TemporaryFailure':
      return 'waiting';
    default:
      return 'missing';
  }
}

const isNoSuchName = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === 'ENOTFOUND' || fault.code === 'ENODATA');
