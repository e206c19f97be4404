import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { Empty } from '../parts/states.tsx';
import { onLaptop } from '../role.ts';
import { onSignIn, type Session, type SignInState, signInState } from './session.ts';
import { signInWords as t } from './sign-in-words.ts';
import { begin, leave, signInAgain, signOut } from './signing-in.ts';

/** Shows what is in it to whoever is signed in. A laptop has nobody to sign in. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  return onLaptop ? children : <Door>{children}</Door>;
}

function Door({ children }: { readonly children: ReactNode }) {
  const state = useSyncExternalStore(onSignIn, signInState);
  const queries = useQueryClient();
  useEffect(() => {
    void begin();
  }, []);
  useEffect(() => {
    if (state.kind === 'in') void queries.invalidateQueries();
  }, [state.kind, queries]);

  if (state.kind !== 'in' && state.kind !== 'ended') return <main className="door">{notIn(state)}</main>;
  if (state.session.roles.length === 0)
    return (
      <main className="door">
        <NoRole session={state.session} />
      </main>
    );
  return (
    <>
      {state.kind === 'ended' && <Ended />}
      {children}
    </>
  );
}

function notIn(state: Exclude<SignInState, { readonly kind: 'in' | 'ended' }>): ReactNode {
  switch (state.kind) {
    case 'checking':
      return (
        <p role="status">
          <Loader size="sm" /> {t.checking}
        </p>
      );
    case 'done':
      return <Empty icon={IconCircleCheck} title={t.done} />;
    case 'failed': {
      const { title, help } = t.failed[state.why];
      const again = state.why === 'not-configured' || state.why === 'unreachable' ? () => window.location.reload() : () => void leave();
      return (
        <Empty icon={IconLock} title={title} help={help}>
          <Button onClick={again}>{t.signIn}</Button>
        </Empty>
      );
    }
  }
}

function Ended() {
  return (
    <div className="paused session-ended" role="alert">
      <IconAlertTriangle size={20} stroke={1.6} />
      <p>{t.ended}</p>
      <Button size="compact-md" variant="default" onClick={signInAgain}>
        {t.signInAgain}
      </Button>
    </div>
  );
}

function NoRole({ session }: { readonly session: Session }) {
  return (
    <Empty icon={IconLock} title={t.noRole.title} help={t.noRole.help(session.email === undefined ? '' : ` as ${session.email}`)}>
      <Button variant="default" onClick={() => void signOut(session)}>
        {t.signOut}
      </Button>
    </Empty>
  );
}
