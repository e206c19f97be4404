import { useSyncExternalStore } from 'react';
import { type RoleName, roles } from './sign-in/role-name.ts';
import { heldRoles, onSignIn } from './sign-in/session.ts';

const KEPT = 'perennial.role';
const changed = new Set<() => void>();

/** On a laptop nobody signs in: whoever sits before it says in which role they look. Elsewhere the token says it. */
export const onLaptop = ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);

function chosenRole(): RoleName {
  const kept = localStorage.getItem(KEPT);
  return roles.find((role) => role === kept) ?? 'admin';
}

export function takeRole(role: RoleName): void {
  localStorage.setItem(KEPT, role);
  for (const tell of changed) tell();
}

/** Of several, the one that may most. */
function currentRole(): RoleName {
  if (onLaptop) return chosenRole();
  const held = heldRoles();
  return roles.find((role) => held.includes(role)) ?? 'viewer';
}

export function useRole(): RoleName {
  return useSyncExternalStore(listen, currentRole);
}

/** Whether whoever looks has one of these roles. */
export function useHolds(...wanted: readonly RoleName[]): boolean {
  return useSyncExternalStore(listen, () => (onLaptop ? [chosenRole()] : heldRoles()).some((role) => wanted.includes(role)));
}

export const roleHeader = (): Readonly<Record<string, string>> => ({ 'x-care-role': chosenRole() });

function listen(tell: () => void): () => void {
  const forget = onSignIn(tell);
  changed.add(tell);
  return () => {
    forget();
    changed.delete(tell);
  };
}
