/** A line of DNS that somebody has to set. */
export interface DnsRecord {
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string;
}

/** `account`: whether SES lets it write to everybody, or it is in the sandbox still. `waiting`: set up at the provider, not seen in DNS yet. `unknown`: it could not be asked. */
export interface SenderCheck {
  readonly what: 'identity' | 'dkim' | 'spf' | 'dmarc' | 'account';
  readonly state: 'good' | 'waiting' | 'missing' | 'unknown';
  /** What DNS must say for it; empty where it is good. */
  readonly records: readonly DnsRecord[];
}

/** Whom mails come from, and whether the world believes it. */
export interface SenderState {
  readonly from: string;
  readonly domain: string;
  /** False on a laptop, which has nobody to ask. */
  readonly asked: boolean;
  readonly checks: readonly SenderCheck[];
}

export interface SenderDesk {
  look(): Promise<SenderState>;
}
