import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { roleNames } from './role-name.ts';
import { onSignIn, signInState } from './session.ts';
import { signInWords as t } from './sign-in-words.ts';
import { signOut } from './signing-in.ts';

/** Who is signed in and as what, and the way out. Nothing on a laptop. */
export function Who() {
  const state = useSyncExternalStore(onSignIn, signInState);
  if (state.kind !== 'in' && state.kind !== 'ended') return null;
  const { session } = state;
  return (
    <div className="who">
      <span title={session.email}>{session.email}</span>
      <span className="muted">{session.roles.map((role) => roleNames[role]).join(', ')}</span>
      <Button size="compact-sm" variant="default" onClick={() => void signOut(session)}>
        {t.signOut}
      </Button>
    </div>
  );
}
