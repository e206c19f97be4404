import type { CalendarDate, Instant } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { type ApiKey, hashSecret, keyText, opens, readKeyText } from '../domain/keys/api-key.ts';
import type { KeyScope } from '../domain/keys/key-scope.ts';
import type { Clock } from './clock.ts';

export interface ApiKeyBook {
  get(id: string): Promise<ApiKey | undefined>;
  list(): Promise<readonly ApiKey[]>;
  /** false where the id is taken. */
  put(key: ApiKey): Promise<boolean>;
  /** false where there is none, or it was revoked before. */
  revoke(id: string, by: string, at: Instant): Promise<boolean>;
  noteUse(id: string, on: CalendarDate): Promise<void>;
}

export interface KeyServices {
  readonly clock: Clock;
  readonly keys: ApiKeyBook;
  /** 256 bits that nobody can guess, of the letters of base64url. */
  readonly newSecret: () => string;
}

/** The one time that the key is seen whole. */
export async function issueKey(
  { clock, keys, newSecret }: KeyServices,
  { name, scopes, by }: { readonly name: string; readonly scopes: readonly KeyScope[]; readonly by: string },
): Promise<{ readonly key: ApiKey; readonly text: string }> {
  const secret = newSecret();
  const id = hashSecret(newSecret())
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 12);
  const key: ApiKey = { id, name, scopes: [...new Set(scopes)], hash: hashSecret(secret), createdBy: by, createdAt: clock.now() };
  if (!(await keys.put(key))) throw new Error('The id of a new key was taken. Try again.');
  return { key, text: keyText(id, secret) };
}

/** Whose key it is; undefined where it opens nothing. The day of its last use is kept, and no more than that. */
export async function keyOf({ clock, keys }: Pick<KeyServices, 'clock' | 'keys'>, text: string): Promise<ApiKey | undefined> {
  const read = readKeyText(text);
  const key = read === undefined ? undefined : await keys.get(read.id);
  if (read === undefined || key === undefined || !opens(key, read.secret)) return undefined;
  const today = localDate(clock.now(), 'UTC');
  if (key.usedOn !== today) await keys.noteUse(key.id, today);
  return key;
}
