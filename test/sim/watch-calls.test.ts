import { describe, expect, it } from 'vitest';
import { newContact } from '../../domain/contact.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { SendLedger } from '../../sim/check/send-ledger.ts';
import { watchCalls } from '../../sim/check/watch-calls.ts';
import { careCampaigns } from '../../sim/workload/care-campaigns.ts';
import type { SendOutcome } from '../../workflows/outbox.ts';

const KEY = 'renewal/day0/s/2026-11-21';
const NOON = Date.parse('2026-11-21T12:00:00Z');
const rejected: SendOutcome = { kind: 'rejected', code: '554' };

/** A person whose notice is called for as said, one call after the other; answers what the checker found. */
function found(...calls: readonly { readonly intentAt: number; readonly n: number; readonly at: number; readonly zombie?: boolean }[]) {
  const ledger = new SendLedger();
  const reports: string[] = [];
  const renewal = careCampaigns.find(({ id }) => id === 'renewal');
  const watch = watchCalls({
    ledger,
    settings: defaultSettings,
    zonesOf: () => ['UTC'],
    zoneOf: () => 'UTC',
    campaignOf: () => renewal,
    report: ({ invariant }) => reports.push(invariant),
    onExcused: () => {},
  });
  const gate = { ...newContact, rev: 1, email: { consent: 'yes' }, sms: { consent: 'yes' } } as const;
  for (const { intentAt, n, at, zombie = false } of calls) {
    const entry = { n, lease: intentAt + 100_000, due: NOON, class: 'service' } as const;
    ledger.intend({ customer: 'c0', key: KEY, at: intentAt, entry, gate });
    const message = {
      channel: 'sms',
      to: '+44',
      text: 't',
      marketing: false,
      tags: { customer: 'c0', key: KEY, campaign: 'renewal', attempt: n },
    } as const;
    watch(ledger.called(message, at, rejected, false, { isZombie: zombie, metFault: zombie } as never));
  }
  return reports;
}

describe('> I15: no call after a refusal that was learnt', () => {
  it('holds for every worker that is still within its time', () => {
    expect(found({ intentAt: 0, n: 1, at: 1 }, { intentAt: 5, n: 2, at: 6 })).toEqual(['I15']);
  });

  it('excuses a worker that outlived its lease for the call that it was about to make before', () => {
    expect(found({ intentAt: 0, n: 2, at: 9 }, { intentAt: -900, n: 1, at: 20, zombie: true })).toEqual([]);
  });

  it('and for no other: what it begins after the refusal is a fault of ours', () => {
    expect(found({ intentAt: 0, n: 1, at: 9 }, { intentAt: 15, n: 2, at: 20, zombie: true })).toEqual(['I15']);
  });
});
