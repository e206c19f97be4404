import { describe, expect, it } from 'vitest';
import { createHandler } from '../../functions/publish-console/handler.ts';
import type { StackAnswer } from '../../functions/stack-request.ts';
import type { WebFile } from '../../workflows/publish-console.ts';

const aFile = (path: string, kept: WebFile['kept'] = 'for ever'): WebFile => ({
  path,
  body: new Uint8Array(),
  type: 'text/javascript',
  kept,
});
const settings = { issuer: 'https://pool.test/one', clientId: 'c-1', signIn: 'https://login.shop.test' };

function aPlace(files: readonly WebFile[], there: readonly string[] = []) {
  const put: WebFile[] = [];
  const removed: string[] = [];
  const answers: StackAnswer[] = [];
  const handler = createHandler({
    files: async () => files,
    shelf: {
      put: async (file) => void put.push(file),
      list: async () => there,
      remove: async (paths) => void removed.push(...paths),
    },
    answer: async (_url, answer) => void answers.push(answer),
  });
  const ask = (RequestType: string, ResourceProperties: object = settings) =>
    handler({
      RequestType,
      ResourceProperties,
      ResponseURL: 'https://stack.test/answer',
      StackId: 's',
      RequestId: 'r',
      LogicalResourceId: 'ConsoleFiles',
    });
  return { put, removed, answers, ask };
}

describe('a deployment brings its console', () => {
  it.each(['Create', 'Update'])('on %s: the parts, then what it must know, and the page that names them last', async (type) => {
    const { put, removed, answers, ask } = aPlace(
      [aFile('index.html', 'until asked'), aFile('assets/main-abcdefgh.js')],
      ['assets/old.js'],
    );
    await ask(type);
    expect(put.map(({ path, kept }) => [path, kept])).toEqual([
      ['assets/main-abcdefgh.js', 'for ever'],
      ['config.json', 'until asked'],
      ['index.html', 'until asked'],
    ]);
    expect(JSON.parse(new TextDecoder().decode(put[1]?.body))).toEqual(settings);
    // Tabs that are open may still ask for parts of the last console.
    expect(removed).toEqual([]);
    expect(answers).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'console' }]);
  });

  it('that was not built is a failure that says so, and CloudFormation does not wait for an hour', async () => {
    const { put, answers, ask } = aPlace([aFile('assets/main-abcdefgh.js')]);
    await expect(ask('Create')).rejects.toThrow('The console has not been built');
    expect(put).toEqual([]);
    expect(answers).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('The console was not published') }]);
  });

  it('takes nothing of it away but with the deployment itself: then all, or its place could not go', async () => {
    const { removed, answers, ask } = aPlace([], ['index.html', 'assets/old.js']);
    await ask('Delete');
    expect(removed).toEqual(['index.html', 'assets/old.js']);
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });
});
