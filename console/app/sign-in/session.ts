import * as z from 'zod/mini';
import { type RoleName, roles } from './role-name.ts';

const token = z.string().check(z.maxLength(16_384));

/** Who is signed in, as long as this tab is open. */
const sessionShape = z.object({
  idToken: token,
  refreshToken: z.optional(token),
  email: z.optional(z.string().check(z.maxLength(320))),
  roles: z.array(z.enum(roles)),
});
export type Session = z.infer<typeof sessionShape>;

export type SignInState =
  | { readonly kind: 'checking' }
  | { readonly kind: 'in'; readonly session: Session }
  /** What is on the screen stays as it is, and may be gone on with after signing in again. */
  | { readonly kind: 'ended'; readonly session: Session }
  | { readonly kind: 'failed'; readonly why: 'not-configured' | 'not-completed' | 'refused' | 'unreachable' }
  /** A tab of its own that was opened to sign in again. */
  | { readonly kind: 'done' };

const PLACE = 'perennial.session';
const listeners = new Set<() => void>();
let state: SignInState = { kind: 'checking' };

export const signInState = (): SignInState => state;

const nobody: readonly RoleName[] = [];
/** The same list as long as the same person is in, by which React tells that nothing changed. */
export const heldRoles = (): readonly RoleName[] => (state.kind === 'in' || state.kind === 'ended' ? state.session.roles : nobody);

export function onSignIn(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function becomes(next: SignInState): void {
  state = next;
  if (next.kind === 'in') sessionStorage.setItem(PLACE, JSON.stringify(next.session));
  else sessionStorage.removeItem(PLACE);
  for (const tell of listeners) tell();
}

export function keptSession(): Session | undefined {
  return readSession(sessionStorage.getItem(PLACE));
}

export function readSession(text: unknown): Session | undefined {
  try {
    const read = sessionShape.safeParse(JSON.parse(String(text)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
