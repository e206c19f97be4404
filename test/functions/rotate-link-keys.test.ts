import { expect, it } from 'vitest';
import { createHandler } from '../../functions/rotate-link-keys/handler.ts';

function aSecret() {
  const versions = new Map([['v1', '1']]);
  let current = 'v1';
  const secrets = {
    current: async () => versions.get(current) ?? '',
    pending: async (_secret: string, version: string) => versions.get(version),
    putPending: async (_secret: string, version: string, value: string) => void versions.set(version, value),
    promote: async (_secret: string, version: string) => {
      current = version;
    },
  };
  const rotate = (text: string) => {
    if (text === '') throw new Error('no keyring');
    return `${text}+`;
  };
  const run = createHandler({ secrets, rotate });
  return { step: (Step: string) => run({ Step, SecretId: 's', ClientRequestToken: 'v2' }), current: () => versions.get(current) };
}

it('makes one version, however often each step comes, and moves on to it at the end', async () => {
  const { step, current } = aSecret();
  for (const each of ['createSecret', 'createSecret', 'setSecret', 'testSecret']) await step(each);
  expect(current()).toBe('1');
  for (const each of ['finishSecret', 'finishSecret', 'createSecret']) await step(each);
  expect(current()).toBe('1+');
});

it('refuses to test a version that was never made, and a step that there is not', async () => {
  await expect(aSecret().step('testSecret')).rejects.toThrow('no keyring');
  await expect(aSecret().step('deleteEverything')).rejects.toThrow();
});
