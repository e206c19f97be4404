import { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';

/** One line per fault, none per message: a million messages must not cost more in logs than in writes. */
export const logger = new Logger({ logLevel: 'WARN' });

/** The Lambda edge of a handler: its faults are logged once, with the cause, and thrown on to whoever called. */
export const observed = <Event, Result>(handler: (event: Event, context: Context) => Promise<Result>) =>
  middy<Event, Result>()
    .use({
      onError: ({ error }) => {
        logger.error('The invocation failed', { error });
      },
    })
    .handler(handler);
