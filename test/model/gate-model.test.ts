import { describe, expect, it } from 'vitest';
import { checkGate } from './gate-model.ts';

describe('two occasions under one cap, two workers, in every interleaving', () => {
  it.each([
    ['marketing', {}],
    ['marketing, and workers that outlive their lease', { zombies: true }],
  ] as const)('> %s goes at most once, never over the cap, never after an opt-out', (_what, variant) => {
    const { states, violations } = checkGate(variant);
    expect(violations).toEqual({});
    expect(states).toBeGreaterThan(10_000);
  });

  it('> a notice goes once where its event comes in time', () => {
    expect(checkGate({ class: 'notice' }).violations).toEqual({});
  });

  it('> a notice goes twice where a worker outlives its lease, and only there or where the event is late', () => {
    expect(checkGate({ class: 'notice', zombies: true }, 'notice twice').violations).toHaveProperty('notice twice');
    expect(checkGate({ class: 'notice', impatient: true }, 'notice twice').violations).toHaveProperty('notice twice');
  });
});

describe('each rule turned round shows why it is there', () => {
  it.each([
    ['the message read before the gate', { messageFirst: true, cap: 2 }, 'accepted twice'],
    ['an entry cleared unseen', { clearsUnseen: true, cap: 2 }, 'accepted twice'],
    ['an intent without the revision', { withoutRevision: true }, 'intent after opt-out'],
    ['the cap slot taken after the send', { slotAfterSend: true }, 'over the cap'],
    ['a doubt taken for a refusal', { doubtIsRefusal: true }, 'accepted twice'],
  ] as const)('%s', (_what, variant, violation) => {
    expect(checkGate(variant, violation).violations).toHaveProperty([violation]);
  });
});
