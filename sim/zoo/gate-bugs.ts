import type { Contact } from '../../domain/contact.ts';
import type { Gates } from '../../workflows/gates.ts';
import { afterType } from '../check/send-ledger.ts';
import { type Plant, type Stores, withGates } from './plant.ts';

const changing = (change: (gates: Gates, stores: Stores) => Gates): Plant => ({
  stores: (stores) => withGates(stores, change(stores.gates, stores)),
});

const newKeys = (next: Omit<Contact, 'rev'>, before: Contact): string[] =>
  Object.keys(next.inFlight).filter((key) => next.inFlight[key]?.n !== before.inFlight[key]?.n);

/** > 1: the intent is committed before any byte goes out. Here it is only remembered. */
export const noIntent = (): Plant =>
  changing((gates) => ({
    ...gates,
    async write(customer, next, rev, ...rest) {
      if (newKeys(next, await gates.read(customer)).length > 0) return true;
      return await gates.write(customer, next, rev, ...rest);
    },
  }));

/** The message counts as sent as soon as it is decided. */
export const checkpointFirst = (): Plant =>
  changing((gates, { messages }) => ({
    ...gates,
    async write(customer, next, rev, ...rest) {
      const added = newKeys(next, await gates.read(customer));
      const done = await gates.write(customer, next, rev, ...rest);
      for (const key of done ? added : []) {
        const [campaign = '', step = '', subject = ''] = key.split('/').map(decodeURIComponent);
        const entry = next.inFlight[key];
        if (entry === undefined) continue;
        const told = { key, campaign, step, subject, version: 1, class: entry.class, date: '2026-01-01', due: entry.due, at: entry.due };
        await messages.put(customer, { ...told, timeZone: 'UTC', channel: 'email', state: 'sent' }, { ifAbsent: true });
      }
      return done;
    },
  }));

/** > 4: consent is checked in the intent write. Here the write takes whatever gate it finds. */
export const consentReadEarly = (): Plant =>
  changing((gates) => ({
    ...gates,
    async write(customer, next, _rev, ...rest) {
      const { rev, ...now } = await gates.read(customer);
      const { erased, email, sms, pausedUntil, withoutCampaigns } = now;
      return await gates.write(customer, { ...next, erased, email, sms, pausedUntil, withoutCampaigns }, rev, ...rest);
    },
  }));

/** Check, then put: whoever comes last wins. */
export const checkThenPut = (): Plant =>
  changing((gates) => ({
    ...gates,
    write: async (customer, next, _rev, ...rest) => await gates.write(customer, next, (await gates.read(customer)).rev, ...rest),
  }));

/** Two runs at once know nothing of each other. */
export const overlappingRuns = (): Plant =>
  changing((gates) => ({ ...gates, read: async (customer) => ({ ...(await gates.read(customer)), inFlight: {} }) }));

/** > An entry is cleared only by a writer that has seen its message. Here each intent clears the others. */
export const clearedUnseen = (): Plant =>
  changing((gates) => ({
    ...gates,
    async write(customer, next, rev, ...rest) {
      const added = newKeys(next, await gates.read(customer));
      const inFlight =
        added.length === 0 ? next.inFlight : Object.fromEntries(Object.entries(next.inFlight).filter(([key]) => added.includes(key)));
      return await gates.write(customer, { ...next, inFlight }, rev, ...rest);
    },
  }));

/** > The gate first, then the message. Here the other way round. */
export const messageFirst = (): Plant => ({
  stores(stores) {
    const seen = new Map<string, ReadonlySet<string>>();
    const { gates, messages, table } = stores;
    const look = async (customer: string): Promise<void> => {
      const page = await table.query({ partition: `C#${customer}`, consistent: true });
      const stood = page.items.filter(({ type }) => type === 'MESSAGE');
      seen.set(customer, new Set(stood.map(({ sk }) => afterType(String(sk)))));
    };
    const { states } = withGates(stores, gates);
    // That look stands for the first reading alone: what bears on the next occasion is read when it has its turn.
    const read: typeof messages.read = async (customer, keys, ...rest) => {
      const early = seen.get(customer);
      seen.delete(customer);
      return (await messages.read(customer, keys, ...rest)).filter(({ key }) => early?.has(key) !== false);
    };
    return {
      ...stores,
      states: { ...states, loadWithGate: (customer) => look(customer).then(() => states.loadWithGate(customer)) },
      gates: { ...gates, read: (customer) => look(customer).then(() => gates.read(customer)) },
      messages: { ...messages, read },
    };
  },
});

/** Who leaves is only left out of journeys that have not begun. */
export const askedAtTheStart = (): Plant => {
  const first = new Map<string, Contact>();
  return changing((gates) => ({
    async read(customer) {
      const now = await gates.read(customer);
      const then = first.get(customer) ?? now;
      first.set(customer, then);
      const { erased, email, sms, pausedUntil, withoutCampaigns } = then;
      return { ...now, erased, email, sms, pausedUntil, withoutCampaigns };
    },
    async write(customer, next, rev, ...rest) {
      const { erased, email, sms, pausedUntil, withoutCampaigns } = await gates.read(customer);
      return await gates.write(customer, { ...next, erased, email, sms, pausedUntil, withoutCampaigns }, rev, ...rest);
    },
  }));
};
