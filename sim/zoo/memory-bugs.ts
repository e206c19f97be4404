import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import { type Plant, withGates } from './plant.ts';

/** > The lease outlives the worker. Here it is one second. */
export const shortLease = (): Plant => ({ limits: (limits) => ({ ...limits, lease: 1000 }) });

/** What was sent is forgotten ten minutes later, so each later run sends it again. */
export const forgetsWhatWasSent = (): Plant => ({
  stores: (stores, { clock }) => ({
    ...stores,
    messages: {
      ...stores.messages,
      read: async (...asked) => (await stores.messages.read(...asked)).filter(({ at }) => clock.now() - at < 10 * MINUTE),
    },
  }),
});

/** After a refusal the list is begun again from its head. */
export const restartsTheList = (): Plant => {
  let restartedUntil = 0;
  return {
    outbox: (outbox, { clock }) => ({
      async send(message) {
        const outcome = await outbox.send(message);
        if (outcome.kind === 'refused') restartedUntil = clock.now() + 10 * MINUTE;
        return outcome;
      },
    }),
    stores(stores, { clock }) {
      const { gates, messages } = stores;
      const isRestarted = () => clock.now() < restartedUntil;
      const read: typeof gates.read = async (customer) => {
        const gate = await gates.read(customer);
        return isRestarted() ? { ...gate, inFlight: {} } : gate;
      };
      const readMessages: typeof messages.read = async (...asked) => (isRestarted() ? [] : await messages.read(...asked));
      return { ...withGates(stores, { ...gates, read }), messages: { ...messages, read: readMessages } };
    },
    deliver: (handler, _stores, clock) => async (event, context) => {
      const ending = await handler(event, context);
      if (clock.now() >= restartedUntil) return ending;
      return { batchItemFailures: event.Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    },
  };
};

/** Whoever moved to another zone enters the journey anew. */
export const reentersAfterAMove = (): Plant => ({
  stores(stores) {
    const zones = new Map<string, string>();
    const { states, messages, gates } = stores;
    const load: typeof states.load = async (customer, ...rest) => {
      const state = await states.load(customer, ...rest);
      if (state !== undefined) zones.set(customer, state.customer.timeZone);
      return state;
    };
    const read: typeof messages.read = async (customer, ...rest) =>
      (await messages.read(customer, ...rest)).filter(({ timeZone }) => timeZone === (zones.get(customer) ?? timeZone));
    return { ...withGates(stores, gates, { ...states, load }), messages: { ...messages, read } };
  },
});

/** Saving or importing a person subscribes it again. */
export const savingResubscribes = (): Plant => ({
  async onSave(customer, record, { gates }) {
    if (record.type !== 'PROFILE') return;
    const { rev, ...gate } = await gates.read(customer);
    await gates.write(customer, { ...gate, email: { ...gate.email, consent: 'yes' } }, rev);
  },
});

/** > Each address has its own state. Here one that is dead is taken for the person. */
export const oneAddressForAll = (): Plant => ({
  stores: (stores) => ({
    ...stores,
    states: {
      ...stores.states,
      async loadWithGate(customer) {
        const { state, contact } = await stores.states.loadWithGate(customer);
        if (contact?.email.suppressed !== 'hard' && contact?.sms.suppressed !== 'hard') return { state, contact };
        const { email, sms } = contact;
        return { state, contact: { ...contact, email: { ...email, suppressed: 'hard' }, sms: { ...sms, suppressed: 'hard' } } };
      },
    },
  }),
});

/** > A refusal for good is one. Here it is forgotten once nobody can still be at work on it. */
export const forgetsRefusals = (): Plant => ({
  stores: (stores, { clock }) => ({
    ...stores,
    messages: {
      ...stores.messages,
      read: async (...asked) =>
        (await stores.messages.read(...asked)).filter(({ reason, at }) => reason !== 'rejected' || clock.now() - at < 10 * MINUTE),
    },
  }),
});
