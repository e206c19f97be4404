import { useSyncExternalStore } from 'react';

export const roles = ['admin', 'approver', 'author', 'agent', 'viewer'] as const;
export type RoleName = (typeof roles)[number];

const KEPT = 'perennial.role';
const changed = new Set<() => void>();

/** On a laptop nobody signs in: whoever sits before it says in which role they look. Elsewhere the token says it. */
export const onLaptop = ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);

export function currentRole(): RoleName {
  const kept = localStorage.getItem(KEPT);
  return roles.find((role) => role === kept) ?? 'admin';
}

export function takeRole(role: RoleName): void {
  localStorage.setItem(KEPT, role);
  for (const tell of changed) tell();
}

export function useRole(): RoleName {
  return useSyncExternalStore((tell) => {
    changed.add(tell);
    return () => changed.delete(tell);
  }, currentRole);
}

export const roleHeader = (): Readonly<Record<string, string>> => (onLaptop ? { 'x-care-role': currentRole() } : {});
