import type { Clock } from '../../workflows/clock.ts';
import type { Keyring } from './keyring.ts';
import { isGenuine, verifyToken } from './token.ts';

/** Signed links as the pages read them. */
export const tokenReader = (keyring: Keyring, clock: Clock) => ({
  read: (token: string, purpose: Parameters<typeof verifyToken>[2]) => verifyToken(keyring, token, purpose, clock.now()),
  isGenuine: (token: string) => isGenuine(keyring, token),
});
