import * as z from 'zod';
import { clearConsole, publishConsole, type WebFile, type WebShelf } from '../../workflows/publish-console.ts';
import { type AnswerStack, answeringStack } from '../stack-request.ts';

const text = z.string().min(1).max(2048);

/** What the console must know to sign people in: `config.json` beside it. */
const properties = z.object({ issuer: text, clientId: text, signIn: text });

export interface PublishServices {
  /** As they were built. */
  readonly files: () => Promise<readonly WebFile[]>;
  readonly shelf: WebShelf;
  readonly answer: AnswerStack;
}

/** The console's files are put where CloudFront finds them; with the deployment they go. */
export const createHandler = ({ files, shelf, answer }: PublishServices) =>
  answeringStack({
    id: 'console',
    failure: 'The console was not published',
    work: async ({ RequestType, ResourceProperties }) => {
      if (RequestType === 'Delete') return await clearConsole(shelf);
      const { issuer, clientId, signIn } = properties.parse(ResourceProperties);
      await publishConsole(shelf, await files(), { issuer, clientId, signIn });
    },
    answer,
  });
