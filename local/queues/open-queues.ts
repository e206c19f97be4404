import { join } from 'node:path';
import type { Clock } from '../../workflows/clock.ts';
import type { DeclaredQueue } from '../template/deployment.ts';
import { type LocalQueue, openQueue } from './local-queue.ts';

export interface Queues {
  readonly all: readonly LocalQueue[];
  byName(name: string): LocalQueue | undefined;
  byArn(arn: string): LocalQueue | undefined;
}

/** The queues of the template, each with its journal. */
export function openQueues(declared: readonly DeclaredQueue[], directory: string, clock: Clock): Queues {
  const all: LocalQueue[] = [];
  const byArn = (arn: string) => all.find((queue) => queue.arn === arn);
  for (const { name, arn, properties } of declared) {
    const { VisibilityTimeout, DelaySeconds, RedrivePolicy } = properties;
    const redrive =
      RedrivePolicy === undefined
        ? {}
        : {
            redrive: {
              maxReceives: RedrivePolicy.maxReceiveCount,
              to: (body: string) => void byArn(RedrivePolicy.deadLetterTargetArn)?.send(body),
            },
          };
    all.push(
      openQueue({
        name,
        arn,
        journal: join(directory, `${name}.jsonl`),
        clock,
        visibilitySeconds: VisibilityTimeout,
        delaySeconds: DelaySeconds,
        ...redrive,
      }),
    );
  }
  return { all, byName: (name) => all.find((queue) => queue.name === name), byArn };
}
