import { describe, expect, it } from 'vitest';
import { namedOwner } from '../../../domain/registry/named-owner.ts';

const today = '2026-11-21';
const owners = ['li', 'mia', 'tom'].map((id) => ({ id, name: id.toUpperCase() }));
const ownerOf = (id: string, attributes: Record<string, string>, people = owners, on = today) =>
  namedOwner({ id, attributes }, people, on)?.id;
const major = { value_class: 'major' };
const customers = Array.from({ length: 300 }, (_, n) => `C${n}`);

describe('the owner', () => {
  it('is whom the company named', () => {
    expect(ownerOf('C1', { owner: 'mia' })).toBe('mia');
  });

  it('> from class "major" up somebody always; below, the team', () => {
    expect([ownerOf('C1', { value_class: 'vip' }), ownerOf('C1', major)].every((id) => id !== undefined)).toBe(true);
    expect([ownerOf('C1', { value_class: 'ordinary' }), ownerOf('C1', {}), ownerOf('C1', major, [])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('> owner left → reassigned before the next send: from the day after the last', () => {
    const leaving = owners.map((owner) => (owner.id === 'mia' ? { ...owner, until: today } : owner));
    expect(ownerOf('C1', { owner: 'mia' }, leaving)).toBe('mia');
    expect(ownerOf('C1', { owner: 'mia' }, leaving, '2026-11-22')).toMatch(/^(li|tom)$/);
  });

  it('who stays keeps their customers, and each has about a third', () => {
    const without = owners.filter(({ id }) => id !== 'mia');
    const kept = customers.filter((id) => ownerOf(id, major) !== 'mia');
    expect(kept.map((id) => ownerOf(id, major, without))).toEqual(kept.map((id) => ownerOf(id, major)));
    expect(kept.length).toBeGreaterThan(170);
    expect(kept.length).toBeLessThan(230);
  });
});
