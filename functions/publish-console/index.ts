import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { answerStack } from '../../adapters/cloudformation/answer-stack.ts';
import { readWebFiles } from '../../adapters/files/read-web-files.ts';
import { s3WebShelf } from '../../adapters/s3/s3-web-shelf.ts';
import { environment } from '../environment.ts';
import { observed } from '../observed.ts';
import { createHandler } from './handler.ts';

export const handler = observed(
  createHandler({
    // Beside the bundle, as the build left them.
    files: () => readWebFiles(join(import.meta.dirname, 'console')),
    shelf: s3WebShelf(new S3Client({}), environment('CONSOLE_BUCKET')),
    answer: answerStack,
  }),
);
