import type { Oidc } from './oidc.ts';
import { becomes, keptSession, readSession, type Session, signInState } from './session.ts';

const AGAIN = '#again';
/** To the tab whose session ended, from the one in which somebody signed in again. Nobody but this very origin hears it. */
const channel = () => new BroadcastChannel('perennial.session');

let provider: Oidc | undefined;
let renewing: Promise<string | undefined> | undefined;

let begun = false;

/** Finds out who is here: back from the page of sign-in, still signed in, or to be sent there. Once for a page, for a code is good for once. */
export async function begin(): Promise<void> {
  if (begun) return;
  begun = true;
  try {
    const answer = await fetch('./config.json', { cache: 'no-store' });
    if (!answer.ok) return becomes({ kind: 'failed', why: 'not-configured' });
    // Only here, so that a laptop never loads it.
    const { oidc, readConfig } = await import('./oidc.ts');
    provider = oidc(readConfig(await answer.json()));
  } catch (fault) {
    return becomes({ kind: 'failed', why: fault instanceof TypeError ? 'unreachable' : 'not-configured' });
  }
  channel().addEventListener('message', ({ data }) => {
    const session = readSession(data);
    if (session !== undefined && signInState().kind === 'ended') becomes({ kind: 'in', session });
  });
  const url = new URL(window.location.href);
  if (url.searchParams.has('state')) return await arrive(provider, url);
  const session = keptSession();
  if (session === undefined || window.location.hash === AGAIN) return await leave();
  becomes({ kind: 'in', session });
}

async function arrive(from: Oidc, url: URL): Promise<void> {
  // A code is good for once: a reload must not bring it again.
  window.history.replaceState(null, '', url.pathname);
  if (url.searchParams.has('error')) return becomes({ kind: 'failed', why: 'refused' });
  try {
    const { session, hash } = await from.arrive(url);
    if (hash !== AGAIN) {
      window.history.replaceState(null, '', `${url.pathname}${hash}`);
      return becomes({ kind: 'in', session });
    }
    channel().postMessage(JSON.stringify(session));
    becomes({ kind: 'done' });
    window.close();
  } catch {
    becomes({ kind: 'failed', why: 'not-completed' });
  }
}

/** To the page of sign-in, and nothing of this page is kept but what it keeps itself. */
export async function leave(): Promise<void> {
  becomes({ kind: 'checking' });
  await provider?.leave();
}

/** Beside this page, which stays as it is; where the browser lets no tab be opened, instead of it. */
export function signInAgain(): void {
  const beside = window.open(`./${AGAIN}`, '_blank');
  if (beside === null) void leave();
}

export async function signOut(session: Session): Promise<void> {
  becomes({ kind: 'checking' });
  await provider?.signOut(session);
}

/** A call of the API with the token of whoever is signed in. One that is over is renewed, and the call made once more: it never got in. */
export async function withToken(call: (headers: Readonly<Record<string, string>>) => Promise<Response>): Promise<Response> {
  const state = signInState();
  const first = await call(state.kind === 'in' ? bearer(state.session.idToken) : {});
  if (first.status !== 401 || state.kind !== 'in') return first;
  renewing ??= renew(state.session).finally(() => {
    renewing = undefined;
  });
  const token = await renewing;
  return token === undefined ? first : await call(bearer(token));
}

async function renew(session: Session): Promise<string | undefined> {
  try {
    const renewed = await provider?.renew(session);
    if (renewed === undefined) return undefined;
    becomes({ kind: 'in', session: renewed });
    return renewed.idToken;
  } catch (fault) {
    // Where the page of sign-in is not to be reached, the session may well be alive: the next call tries again.
    if (!(fault instanceof TypeError)) becomes({ kind: 'ended', session });
    return undefined;
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
