import * as z from 'zod';

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html */
const rotation = z.object({
  Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: z.string().min(1).max(2048),
  ClientRequestToken: z.string().min(1).max(256),
});

/** The versions of one secret. */
export interface SecretVersions {
  current(secret: string): Promise<string>;
  /** Undefined where this version has not been made. */
  pending(secret: string, version: string): Promise<string | undefined>;
  putPending(secret: string, version: string, value: string): Promise<void>;
  /** Makes this version the current one; nothing where it is that already. */
  promote(secret: string, version: string): Promise<void>;
}

export interface RotationServices {
  readonly secrets: SecretVersions;
  /** The keyring with one more key; throws where the text is no keyring. */
  readonly rotate: (keyring: string) => string;
}

/** The four steps of a rotation, each of which may come twice. There is no other system to tell of the new key. */
export const createHandler =
  ({ secrets, rotate }: RotationServices) =>
  async (event: unknown): Promise<void> => {
    const { Step, SecretId, ClientRequestToken: version } = rotation.parse(event);
    switch (Step) {
      case 'createSecret':
        if ((await secrets.pending(SecretId, version)) === undefined)
          await secrets.putPending(SecretId, version, rotate(await secrets.current(SecretId)));
        return;
      case 'setSecret':
        return;
      case 'testSecret':
        // That it can be read and turned on again shows that it is a keyring.
        rotate((await secrets.pending(SecretId, version)) ?? '');
        return;
      case 'finishSecret':
        return await secrets.promote(SecretId, version);
    }
  };
