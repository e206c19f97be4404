import * as z from 'zod';

/** Keys of signed links: the first one signs, the others only verify. Keys that signed an opt-out link are never destroyed. */
export interface Keyring {
  /** Part of what is signed, so that a link of one deployment is none in another. */
  readonly tenant: string;
  readonly keys: readonly [LinkKey, ...LinkKey[]];
}

export interface LinkKey {
  readonly kid: string;
  /** At least 32 characters of a random text. */
  readonly secret: string;
}

const linkKey = z.strictObject({ kid: z.string().regex(/^[A-Za-z0-9]{1,16}$/), secret: z.string().min(32).max(256) });

const keyring = z.strictObject({
  tenant: z.string().min(1).max(64),
  keys: z.tuple([linkKey], linkKey).refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length, 'every kid once'),
});

/** Secrets Manager can make up one value of a flat object, no more: this is how a new deployment's secret looks. */
const generated = linkKey.extend({ tenant: keyring.shape.tenant }).transform(({ tenant, ...key }): Keyring => ({ tenant, keys: [key] }));

const stored = z.union([keyring, generated]);

/** Reads the keyring as it stands in the secret: `{"tenant": "…", "keys": [{"kid": "k1", "secret": "…"}]}`, or one key, flat. */
export const parseKeyring = (json: string): Keyring => stored.parse(JSON.parse(json));
