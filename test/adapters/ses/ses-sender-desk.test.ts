import { describe, expect, it } from 'vitest';
import { AwsFault } from '../../../adapters/aws/aws-fault.ts';
import { NOT_ON_A_LAPTOP, sesSenderDesk } from '../../../adapters/ses/ses-sender-desk.ts';

const good: Readonly<Record<string, string>> = {
  GetIdentityVerificationAttributes: '<VerificationStatus>Success</VerificationStatus>',
  GetIdentityDkimAttributes:
    '<DkimEnabled>true</DkimEnabled><DkimVerificationStatus>Success</DkimVerificationStatus><DkimTokens><member>abc</member></DkimTokens>',
  GetIdentityMailFromDomainAttributes:
    '<MailFromDomain>mail.example.com</MailFromDomain><MailFromDomainStatus>Success</MailFromDomainStatus>',
  GetSendQuota: '<Max24HourSend>50000.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>0.0</SentLast24Hours>',
};
const code = (name: string) => Object.assign(new Error(name), { code: name });

const look = (answers: Readonly<Record<string, string | Error>>, txt: readonly string[] | Error = ['v=DMARC1; p=none']) =>
  sesSenderDesk({
    call: async (action) => {
      const answer = { ...good, ...answers }[action];
      if (typeof answer !== 'string') throw answer;
      return answer;
    },
    fromAddress: 'Care <care@Example.com>',
    region: 'eu-west-1',
    resolveTxt: async (name) => {
      if (txt instanceof Error) throw txt;
      return name === '_dmarc.example.com' ? txt : [];
    },
  }).look();

describe('the sender', () => {
  it('is in order where SES and DNS say so, and nothing is to be set', async () => {
    const { from, checks } = await look({});
    expect(from).toBe('care@Example.com');
    expect(checks.map(({ what, state, records }) => [what, state, records.length])).toEqual([
      ['identity', 'good', 0],
      ['dkim', 'good', 0],
      ['spf', 'good', 0],
      ['dmarc', 'good', 0],
      ['account', 'good', 0],
    ]);
  });

  it('says what DNS must say for what is missing', async () => {
    const { checks } = await look(
      {
        GetIdentityDkimAttributes:
          '<DkimVerificationStatus>Pending</DkimVerificationStatus><DkimTokens><member>abc</member><member>def</member></DkimTokens>',
        GetIdentityMailFromDomainAttributes: '',
      },
      code('ENOTFOUND'),
    );
    expect(checks.slice(1)).toEqual([
      {
        what: 'dkim',
        state: 'waiting',
        records: [
          { name: 'abc._domainkey.example.com', type: 'CNAME', value: 'abc.dkim.amazonses.com' },
          { name: 'def._domainkey.example.com', type: 'CNAME', value: 'def.dkim.amazonses.com' },
        ],
      },
      {
        what: 'spf',
        state: 'missing',
        records: [
          { name: 'mail.example.com', type: 'MX', value: '10 feedback-smtp.eu-west-1.amazonses.com' },
          { name: 'mail.example.com', type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' },
        ],
      },
      { what: 'dmarc', state: 'missing', records: [{ name: '_dmarc.example.com', type: 'TXT', value: 'v=DMARC1; p=quarantine; adkim=s' }] },
      { what: 'account', state: 'good', records: [] },
    ]);
  });

  it.each([
    ['200.0', 'missing'],
    ['201.0', 'good'],
    ['-1.0', 'good'],
  ])('with %s mails a day the account is %s: that of the sandbox is 200, and -1 has no end', async (perDay, state) => {
    const { checks } = await look({ GetSendQuota: `<Max24HourSend>${perDay}</Max24HourSend><MaxSendRate>1.0</MaxSendRate>` });
    expect(checks.at(-1)).toEqual({ what: 'account', state, records: [] });
  });

  it('does not say of what could not be asked that it is missing', async () => {
    const { checks } = await look({ GetIdentityDkimAttributes: new AwsFault('AccessDenied', 'no', 403) }, code('ETIMEOUT'));
    expect(checks.map(({ state }) => state)).toEqual(['good', 'unknown', 'good', 'unknown', 'good']);
    expect((await look({ GetIdentityVerificationAttributes: code('ECONNRESET') })).checks).toEqual([
      { what: 'identity', state: 'unknown', records: [] },
    ]);
  });

  it('is not asked for on a laptop, and that is said', async () => {
    const fault = new AwsFault(NOT_ON_A_LAPTOP, 'nobody', 400);
    expect(await look({ GetIdentityVerificationAttributes: fault })).toMatchObject({ asked: false, checks: [] });
  });
});
