import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { createStreamConsumer } from '../streams/stream-consumer.ts';
import type { DeclaredMapping } from '../template/deployment.ts';

/** A company's own table, which is not there: whoever sits before the laptop says what is put into it. */
export const LOCAL_CUSTOMER_TABLE = {
  streamArn: 'arn:aws:dynamodb:eu-west-1:000000000000:table/Crm/stream/2026-01-01T00:00:00.000',
  map: {
    customer_id: 'id',
    name: 'fullName',
    email: 'contact.email',
    phone: 'contact.phone',
    time_zone: 'timeZone',
    joined_on: 'createdAt',
    born_on: 'birthday',
    credit: 'credit',
    household_id: 'household',
    email_marketing: 'newsletter',
    'attr.plan': 'plan',
  },
} as const;

/** An item with its attributes as DynamoDB's JSON has them. */
export type TableItem = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface CustomerTableOptions {
  readonly mappings: readonly DeclaredMapping[];
  readonly functionBy: (name: string) => LocalFunction | undefined;
  readonly activity: Activity;
  readonly onNotice: (message: string) => void;
}

/** Tells of each item that is put, through the mapping of the template: its filter, its tries. False where the deployment takes none. */
export function openCustomerTable({ mappings, functionBy, activity, onNotice }: CustomerTableOptions): (item: TableItem) => boolean {
  const { streamArn, map } = LOCAL_CUSTOMER_TABLE;
  const mapping = mappings.find(({ properties }) => properties.EventSourceArn === streamArn);
  const target = mapping === undefined ? undefined : functionBy(mapping.properties.FunctionName);
  if (mapping === undefined || target === undefined) return () => false;
  const consumer = createStreamConsumer({
    mapping,
    target,
    activity,
    position: undefined,
    moved: () => undefined,
    giveUp: (destination) => onNotice(`What was put into the table of customers failed for good; AWS would keep it in ${destination}`),
  });
  let last = 0;
  return (item) => {
    // Greater from put to put, over restarts too.
    last = Math.max(last + 1, Date.now() * 1000);
    const sequence = String(last).padStart(21, '0');
    const event = {
      eventID: randomUUID(),
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      eventSourceARN: streamArn,
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
        Keys: { [map.customer_id]: item[map.customer_id] ?? { NULL: true } },
        NewImage: item,
        SequenceNumber: sequence,
        StreamViewType: 'NEW_IMAGE',
      },
    };
    void consumer.offer([{ sequence, event }]);
    return true;
  };
}
