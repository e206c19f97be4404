import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { recordId } from '../../adapters/dynamo/items/record-item.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { ConsentChange } from '../../domain/consent/consent-change.ts';
import { changeConsent } from '../../workflows/change-consent.ts';
import type { StateRecord, Via } from '../../workflows/records.ts';
import type { Timeline } from '../time/timeline.ts';
import type { Trace } from '../trace.ts';
import type { Plant } from '../zoo/plant.ts';
import type { Book } from './book.ts';
import { publish } from './care-campaigns.ts';
import type { Person } from './people.ts';

export interface OfficeProps {
  readonly table: Table;
  readonly timeline: Timeline;
  readonly book: Book;
  readonly trace: Trace;
  /** Told before the person itself raises a consent: nobody else may. */
  readonly onRaise: (customer: string) => void;
  readonly onSave?: Plant['onSave'];
}

/** Everybody who changes something: the shop's programs, the staff, and the customers themselves. Their own calls do not fail. */
export function office({ table, timeline, book, trace, onRaise, onSave }: OfficeProps) {
  const stores = storesOn(table, timeline);
  const campaigns = dynamoCampaignStore(table);

  async function write(customer: string, record: StateRecord, via: Via): Promise<void> {
    if (book.erased.has(customer)) return;
    const [stored] = await stores.records.read([{ customer, type: record.type, id: recordId(record) }]);
    await stores.records.write([{ customer, record, expectedRev: stored?.rev ?? 0 }], via);
    book.enter(customer, record, via, timeline.now());
    await onSave?.(customer, record, stores);
    trace.add(timeline.now(), `${via} ${customer} ${record.type} ${recordId(record)}`);
  }

  return {
    write,

    async welcome({ customer, gate, records }: Person): Promise<void> {
      await stores.gates.write(customer.id, gate, 0);
      for (const record of records) await write(customer.id, record, 'import');
    },

    async choose(customer: string, choice: ConsentChange): Promise<void> {
      if (choice.email === 'yes' || choice.sms === 'yes') onRaise(customer);
      const done = await changeConsent({ gates: stores.gates, clock: timeline }, customer, choice, {
        source: 'preference-page',
        by: 'customer',
        wording: 'sim/1',
      });
      trace.add(timeline.now(), `${customer} chooses ${JSON.stringify(choice)}: ${done}`);
    },

    async erase(customer: string): Promise<void> {
      book.erased.set(customer, timeline.now());
      trace.add(timeline.now(), `${customer} is erased`);
      await dynamoSubjectRequests(table).erase(customer, timeline.now());
    },

    /** A look at the campaign takes at most so long to go stale. */
    async setLive(id: string, live: boolean): Promise<void> {
      const campaign = await campaigns.campaign(id);
      if (campaign === undefined) return;
      await campaigns.saveCampaign({ ...campaign, live }, campaign.version);
      trace.add(timeline.now(), `${id} is ${live ? 'live' : 'paused'}`);
      const spans = book.unsettled.get(id) ?? [];
      const last = spans.at(-1);
      if (live && last !== undefined) spans[spans.length - 1] = { from: last.from, to: timeline.now() + MINUTE };
      if (!live) spans.push({ from: timeline.now() - MINUTE, to: Number.POSITIVE_INFINITY });
      book.unsettled.set(id, spans);
    },

    async edit(id: string): Promise<void> {
      const campaign = await campaigns.campaign(id);
      if (campaign === undefined) return;
      await publish(table, { ...campaign, version: campaign.version + 1 }, campaign.version);
      trace.add(timeline.now(), `${id} has version ${campaign.version + 1}`);
    },
  };
}

export type Office = ReturnType<typeof office>;
