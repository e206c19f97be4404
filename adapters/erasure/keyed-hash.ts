import { createHmac } from 'node:crypto';

/** HMAC-SHA-256 under a key that is asked for when it is first needed: most invocations meet nobody who was erased. */
export type KeyedHash = (text: string) => Promise<string>;

export function keyedHash(readKey: () => Promise<string>): KeyedHash {
  let reading: Promise<string> | undefined;
  return async (text) => {
    reading ??= readKey();
    try {
      return createHmac('sha256', await reading)
        .update(text)
        .digest('base64url');
    } catch (fault) {
      reading = undefined;
      throw fault;
    }
  };
}

/** For tables that nobody is kept in: simulations and tests. */
export const openKeyedHash: KeyedHash = keyedHash(async () => 'a key that is no secret');
