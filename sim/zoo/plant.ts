import type { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { createHandler as createDeliver } from '../../functions/deliver-messages/handler.ts';
import type { createHandler as createDerive } from '../../functions/derive-facts/handler.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { CustomerStates } from '../../workflows/customer-states.ts';
import type { Limits } from '../../workflows/deliver/deliver-entry.ts';
import type { DueQueue } from '../../workflows/due-queue.ts';
import type { Cursor } from '../../workflows/engine-memory.ts';
import type { Gates } from '../../workflows/gates.ts';
import type { LearnQueue } from '../../workflows/learn/learn-queue.ts';
import type { Outbox } from '../../workflows/outbox.ts';
import type { StateRecord } from '../../workflows/records.ts';
import type { Method } from '../cloud/opt-out-page.ts';
import type { Sandbox } from '../cloud/sandboxes.ts';

export type Stores = ReturnType<typeof storesOn>;
export type DeliverHandler = ReturnType<typeof createDeliver>;
export type DeriveHandler = ReturnType<typeof createDerive>;

/**
 * A bug put in by hand: it takes the place of ports or of a whole handler, in the simulator alone. Made anew for each sandbox, so
 * that what it keeps is kept as long as a warm function keeps it.
 */
export interface Plant {
  readonly limits?: (limits: Limits) => Limits;
  readonly stores?: (stores: Stores, sandbox: Sandbox) => Stores;
  readonly outbox?: (outbox: Outbox, sandbox: Sandbox) => Outbox;
  readonly cursor?: (cursor: Cursor, clock: Clock) => Cursor;
  readonly queue?: (queue: DueQueue) => DueQueue;
  readonly learnQueue?: (queue: LearnQueue) => LearnQueue;
  readonly deliver?: (handler: DeliverHandler, stores: Stores, clock: Clock) => DeliverHandler;
  readonly derive?: (handler: DeriveHandler) => DeriveHandler;
  /** How the opt-out page takes a request. */
  readonly request?: (method: Method) => Method;
  /** After a record was saved. */
  readonly onSave?: (customer: string, record: StateRecord, stores: Stores) => Promise<void>;
}

/** Stores with other gates: what reads the gate together with the state reads these too. */
export function withGates(stores: Stores, gates: Gates, states: CustomerStates = stores.states): Stores {
  const loadWithGate: CustomerStates['loadWithGate'] = async (customer) => ({
    state: await states.load(customer, { consistent: true }),
    contact: await gates.read(customer),
  });
  return { ...stores, gates, states: { ...states, loadWithGate } };
}
