import type { DynamoDBRecord } from 'aws-lambda';
import type { ChangeRecord } from '../../adapters/dynamo/memory-table.ts';
import { createHandler } from '../../functions/derive-facts/handler.ts';
import { derivedFrom } from '../../local/simulation/virtual-cloud.ts';
import type { SendBench } from './send-bench.ts';

const text = (value: unknown) => ({ S: String(value) });

/** The changes that wake `derive-facts`, as its stream tells them. */
export function stateChanges(changes: readonly ChangeRecord[]): DynamoDBRecord[] {
  return changes.flatMap(({ keys, oldImage, newImage }, index) => {
    if (newImage === undefined || !derivedFrom.has(String(newImage.type))) return [];
    const { type, via } = newImage;
    const image = { pk: text(keys.pk), type: text(type), ...(via === undefined ? {} : { via: text(via) }) };
    return [
      {
        eventName: oldImage === undefined ? 'INSERT' : 'MODIFY',
        dynamodb: { SequenceNumber: String(index + 1), NewImage: image },
      } as DynamoDBRecord,
    ];
  });
}

export const deriverOf = (bench: SendBench, onFault: (fault: unknown) => void = (fault) => expectNoFault(fault)) =>
  createHandler({ ...bench.stores, queue: bench.queue }, onFault);

function expectNoFault(fault: unknown): never {
  throw fault;
}

/** Derives from everything that the table told since the last time. */
export async function deriveAll(bench: SendBench): Promise<void> {
  for (;;) {
    const records = stateChanges(bench.changes.splice(0));
    if (records.length === 0) return;
    await deriverOf(bench)({ Records: records });
  }
}
